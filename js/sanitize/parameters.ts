import {
  CommonFlags,
  ElementKind,
  NodeKind,
  ReportMode,
  type Class,
  type ClassDeclaration,
  type DeclarationStatement,
  type Element,
  type Function as AscFunction,
  type FunctionDeclaration,
  type NamedTypeNode,
  type Program,
  type TypeDefinition,
  type TypeNode,
} from "assemblyscript";
import { isTrusted as isTrustedSource } from "../transform/syntax/sources.js";
import { decorator, DROP_GLUE, names, ownName, type Word } from "../transform/words.js";
import { classOf, type OwningClasses } from "./classes.js";

/** How a call uses an operand: the receiver or an argument. */
export type Passing =
  /** The operand doesn't involve ownership. */
  | "plain"
  /** The call reads it: the receiver of a call that neither takes nor borrows it. */
  | "use"
  /** The call borrows it until it returns. */
  | "share"
  | "lock"
  /** The callee owns it afterwards. */
  | "move";

/** Whether a function or class has a decorator. */
export function isMarked({ declaration }: { declaration: DeclarationStatement }, word: Word): boolean {
  return decorator(declaration.decorators, word) !== null;
}

/** Whether a function, its class or its file is trusted. */
export function isTrusted(fn: AscFunction): boolean {
  const isOfTrusted = fn.parent.kind === ElementKind.Class && isMarked(fn.parent as Class, "trusted");
  return isMarked(fn, "trusted") || isOfTrusted || isTrustedSource(fn.declaration.range.source);
}

/** Whether a method drops its receiver: the user's destructor, or the glue that calls it. */
export function endsReceiver(fn: AscFunction): boolean {
  const { name, signature } = fn;
  return (
    fn.is(CommonFlags.Instance) && (name === DROP_GLUE || (name === "drop" && signature.parameterTypes.length === 0))
  );
}

/** Whether a function reads or sets a field: asc generates it, without a body. */
export function isFieldAccess(fn: AscFunction): boolean {
  return (
    fn.isAny(CommonFlags.Get | CommonFlags.Set) &&
    !fn.prototype.bodyNode &&
    !fn.isAny(CommonFlags.Ambient | CommonFlags.Abstract) &&
    fn.parent.kind !== ElementKind.Interface
  );
}

/** Returns how the operands of a call are passed, the receiver first if there is one. */
export function passings(program: Program, classes: OwningClasses, fn: AscFunction): Passing[] {
  const { signature } = fn;
  const parameters = (fn.declaration as FunctionDeclaration).signature.parameters;
  const borrowed = new Set(
    names(decorator((fn.declaration as FunctionDeclaration).decorators, "borrows")).map(({ text }) => text),
  );
  const ofParameters = signature.parameterTypes.map((type, i): Passing => {
    const cls = classOf(type);
    const node = parameters[i];
    // Passing on a copied borrow doesn't use it: a collection of borrows may keep them longer than their owners live.
    if (!isLooked(classes, cls) || !classes.isOwned(cls)) return "plain";
    const marker = node ? borrowMarker(program, node.type, fn) : null;
    if (marker) return marker;
    return node && borrowed.has(node.name.text) ? "share" : "move";
  });
  return signature.thisType ? [passingOfThis(classes, fn, classOf(signature.thisType)), ...ofParameters] : ofParameters;
}

function passingOfThis(classes: OwningClasses, fn: AscFunction, cls: Class | null): Passing {
  if (!isLooked(classes, cls) || fn.is(CommonFlags.Constructor)) return "plain";
  if (!classes.isOwned(cls) || isFieldAccess(fn) || endsReceiver(fn)) return "use";
  // The methods of an interface can't have decorators, so the interface names them: `@consumes("close")`.
  const isSaid = (word: Word) =>
    isMarked(fn, word) ||
    names(decorator((cls.prototype.declaration as ClassDeclaration).decorators, word)).some(
      ({ text }) => text === fn.declaration.name.text,
    );
  return isSaid("consumes") ? "move" : isSaid("mut") ? "lock" : "share";
}

/**
 * Whether a value of a class is observed. Numbers, such as a `Result` of a number, are only observed if they are
 * handles.
 */
function isLooked(classes: OwningClasses, cls: Class | null): cls is Class {
  return classes.isSeen(cls) && (cls.type.isManaged || classes.isOwned(cls) || classes.isCopiedBorrow(cls));
}

/**
 * Returns the operands of a constructor that the new value borrows from, as borrows that can't be taken out of it
 * again.
 */
export function lenders(program: Program, classes: OwningClasses, fn: AscFunction): number[] {
  const cls = fn.parent as Class;
  if (!cls.type.isManaged || !classes.isBorrowed(cls)) return [];
  const { parameters } = (fn.declaration as FunctionDeclaration).signature;
  const said = new Set(names(decorator(fn.declaration.decorators, "lifetime")).map(({ text }) => text));
  const isCopied = classes.isCopiedBorrow(cls);
  return fn.signature.parameterTypes.flatMap((type, i) => {
    const node = parameters[i];
    if (!node || !classes.isSeen(classOf(type)) || (said.size > 0 && !said.has(node.name.text))) return [];
    const isLent = borrowMarker(program, node.type, fn) !== null || (isCopied && classes.isCopiedBorrow(classOf(type)));
    return isLent ? [i + 1] : [];
  });
}

/** Returns `Ref<T>` or `Mut<T>` as written, also through aliases of aliases. */
function borrowMarker(program: Program, node: TypeNode, fn: AscFunction): "share" | "lock" | null {
  let context: Element = fn;
  for (let hops = 0; node.kind === NodeKind.NamedType && hops < MOST_ALIASES; hops++) {
    const { name } = node as NamedTypeNode;
    const element = program.resolver.resolveTypeName(name, null, context, ReportMode.Swallow);
    if (element?.kind !== ElementKind.TypeDefinition) return null;
    const word = ownName(element.internalName);
    if (word === "Ref") return "share";
    if (word === "Mut") return "lock";
    node = (element as TypeDefinition).typeNode;
    context = element;
  }
  return null;
}

const MOST_ALIASES = 8;
