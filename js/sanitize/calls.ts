import {
  CommonFlags,
  ElementKind,
  NodeKind,
  Type,
  type CallExpression,
  type Class,
  type Compiler,
  type Function as AscFunction,
  type FunctionPrototype,
  type Node,
  type PropertyAccessExpression,
  type Range,
} from "assemblyscript";
import { DROP_GLUE } from "../transform/words.js";
import { classOf, type OwningClasses } from "./classes.js";
import { Frame, type Emit, type Expression } from "./frame.js";
import { endsReceiver, isFieldAccess, isMarked, isTrusted, lenders, passings, type Passing } from "./parameters.js";

/** A function of assembly/sanitize/events.ts. */
type Event =
  | "onAllocate"
  | "onNew"
  | "onReturn"
  | "onUse"
  | "onWrite"
  | "onShare"
  | "onUnshare"
  | "onLock"
  | "onUnlock"
  | "onLockBoth"
  | "onMove"
  | "onDrop"
  | "onDropped"
  | "onRelease"
  | "onLink";

/** Adds calls of the sanitizer's event functions around the calls and allocations of a program. */
export class Calls {
  readonly #passings = new Map<AscFunction, readonly Passing[]>();
  readonly #readsOfDrops = new WeakSet<Node>();

  constructor(
    private readonly classes: OwningClasses,
    /** The internal name of the file with the event functions. */
    private readonly room: string,
  ) {}

  /** Whether the code being compiled is the sanitizer's own. */
  isInside(compiler: Compiler): boolean {
    return compiler.currentFlow.sourceFunction.internalName.startsWith(`${this.room}/`);
  }

  /**
   * Notes the reads that lead to a part which is dropped on its own, as in `holder.part.__own_drop()`. Such a drop doesn't use
   * what the rest of the object borrows.
   */
  noteDrop({ expression: callee }: CallExpression): void {
    if (!isPropertyAccess(callee) || callee.property.text !== DROP_GLUE) return;
    for (let part = callee.expression; isPropertyAccess(part); part = part.expression) this.#readsOfDrops.add(part);
  }

  /** Allocates memory for a value of a class. */
  allocation(compiler: Compiler, cls: Class, value: Expression): Expression {
    if (!this.classes.isOwned(cls)) return value;
    const mustDrop = compiler.module.i32(this.classes.hasDestructor(cls) ? 1 : 0);
    return Frame.after(compiler, value, cls.type, (key) => [
      this.#event(compiler, "onAllocate", key(), this.#text(compiler, nameAt(cls)), mustDrop),
    ]);
  }

  /** The result of `new`. */
  instantiation(compiler: Compiler, constructor: AscFunction, value: Expression, at: Node): Expression {
    const cls = constructor.parent as Class;
    if (!this.classes.isOwned(cls) || compiler.currentType === Type.void) return value;
    const site = this.#text(compiler, `new ${cls.name} at ${place(at.range)}`);
    return Frame.after(compiler, value, cls.type, (key) => [
      this.#event(compiler, "onNew", key(), site, this.#text(compiler, nameAt(cls))),
    ]);
  }

  /** Compiles a call of a function. `emit` makes the call itself. */
  call(compiler: Compiler, fn: AscFunction, operands: readonly Expression[], at: Node, emit: Emit): Expression {
    const all = this.#passingsOf(compiler, fn);
    const givesHandle = this.#givesHandle(fn);
    if (!givesHandle && operands.every((_, i) => all[i] === "plain")) return emit([...operands]);
    const site = this.#text(compiler, `${described(fn)} at ${place(at.range)}`);
    const frame = new Frame(compiler, fn, operands);
    const event = (name: Event, ...args: Expression[]) => this.#event(compiler, name, ...args);
    const each = (wanted: (passing: Passing, index: number) => boolean, visit: (index: number) => Expression[]) =>
      operands.flatMap((_, i) => (wanted(all[i]!, i) ? visit(i) : []));
    const is = (passing: Passing) => (other: Passing) => other === passing;
    const ends = endsReceiver(fn) && !isInnerDrop(compiler, fn, at);
    const isWrite = isFieldAccess(fn) && fn.is(CommonFlags.Set) && !mayChange(compiler);
    const locked: number[] = [];
    const before = [
      ...(ends ? [event("onDrop", frame.key(0), site)] : []),
      ...each(
        (passing, i) => passing !== "plain" && !(i === 0 && (endsReceiver(fn) || this.#readsOfDrops.has(at))),
        (i) => [event("onUse", frame.key(i), site)],
      ),
      ...(isWrite ? [event("onWrite", frame.key(0), site)] : []),
      ...each(is("share"), (i) => [event("onShare", frame.key(i), site)]),
      ...each(is("lock"), (i) => {
        const others = locked.map((other) => event("onLockBoth", frame.key(other), frame.key(i), site));
        locked.push(i);
        return [...others, event("onLock", frame.key(i), site)];
      }),
      ...each(is("move"), (i) => {
        if (isReleased(fn, i)) return [event("onRelease", frame.key(i))];
        return isFieldAccess(fn) ? [] : [event("onMove", frame.key(i), site)];
      }),
    ];
    const links = fn.is(CommonFlags.Constructor) ? lenders(compiler.program, this.classes, fn) : [];
    return frame.emit(before, emit, (result) => [
      ...each(is("share"), (i) => [event("onUnshare", frame.key(i))]),
      ...each(is("lock"), (i) => [event("onUnlock", frame.key(i))]),
      ...links.filter((i) => i < operands.length).map((i) => event("onLink", result(), frame.key(i))),
      ...(givesHandle ? [event("onReturn", result())] : []),
      ...(ends ? [event("onDropped", frame.key(0))] : []),
    ]);
  }

  /** Whether a call returns an owned handle: a value that isn't in memory, so no allocation shows it. */
  #givesHandle({ signature: { returnType } }: AscFunction): boolean {
    return !returnType.isManaged && this.classes.isOwned(classOf(returnType));
  }

  #passingsOf({ program }: Compiler, fn: AscFunction): readonly Passing[] {
    let known = this.#passings.get(fn);
    if (!known) this.#passings.set(fn, (known = passings(program, this.classes, fn)));
    return known;
  }

  #event(compiler: Compiler, name: Event, ...operands: Expression[]): Expression {
    const prototype = compiler.program.elementsByName.get(`${this.room}/${name}`) as FunctionPrototype;
    const fn = compiler.resolver.resolveFunction(prototype, null)!;
    const { currentType } = compiler;
    compiler.compileFunction(fn);
    compiler.currentType = currentType;
    return compiler.module.call(fn.internalName, operands, fn.signature.returnType.toRef());
  }

  #text(compiler: Compiler, text: string): Expression {
    const { currentType } = compiler;
    const expression = compiler.ensureStaticString(text);
    compiler.currentType = currentType;
    return expression;
  }
}

function isPropertyAccess(node: Node): node is PropertyAccessExpression {
  return node.kind === NodeKind.PropertyAccess;
}

/**
 * Whether a call is part of a drop that is reported already: the glue calls the user's destructor, and both call their
 * base's.
 */
function isInnerDrop({ currentFlow }: Compiler, fn: AscFunction, at: Node): boolean {
  return at.isAccessOnSuper || (currentFlow.sourceFunction.name === DROP_GLUE && fn.name !== DROP_GLUE);
}

/** Whether the code being compiled may change what it borrows: constructors and trusted code may. */
function mayChange({ currentFlow: { sourceFunction } }: Compiler): boolean {
  return sourceFunction.is(CommonFlags.Constructor) || isTrusted(sourceFunction);
}

/** Whether an operand's value goes to code that the sanitizer doesn't see. */
function isReleased(fn: AscFunction, index: number): boolean {
  const takesApart = index === 0 && fn.is(CommonFlags.Instance) && isTrusted(fn);
  return takesApart || fn.is(CommonFlags.Ambient) || isMarked(fn, "nodrop");
}

/** Describes a call: `the drop of OwnedFd`, `OwnedFd#read`, `setting Hold#fd`, `consume`. */
function described(fn: AscFunction): string {
  const { parent } = fn;
  const owner = parent.kind === ElementKind.Class || parent.kind === ElementKind.Interface ? parent.name : null;
  if (endsReceiver(fn)) return `the drop of ${owner}`;
  if (owner === null) return fn.declaration.name.text;
  if (isFieldAccess(fn))
    return `${fn.is(CommonFlags.Set) ? "setting" : "reading"} ${owner}#${fn.declaration.name.text}`;
  return `${owner}${fn.is(CommonFlags.Instance) ? "#" : "."}${fn.declaration.name.text}`;
}

function nameAt({ name, prototype }: Class): string {
  return `the constructor of ${name} at ${place(prototype.declaration.name.range)}`;
}

/** Returns the place of a call: `main.ts:3:5`. */
function place({ source, start }: Range): string {
  return `${source.normalizedPath}:${source.lineAt(start)}:${source.columnAt()}`;
}
