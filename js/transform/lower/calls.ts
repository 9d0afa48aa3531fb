import {
  CommonFlags,
  DecoratorFlags,
  ElementKind,
  NodeKind,
  Type,
  type CallExpression,
  type Class,
  type ClassPrototype,
  type Element,
  type Expression,
  type Function as AscFunction,
  type FunctionPrototype,
  type NewExpression,
  type PropertyAccessExpression,
  type VariableLikeElement,
} from "assemblyscript";
import { UNKNOWN, type Operand } from "./operand.js";
import { spanOf, type Variable } from "./tables.js";
import { isStd } from "../syntax/sources.js";
import { quietly, SWALLOW } from "../asc/resolver.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { isTracked, PLAIN as PLAIN_MODE, type Mode } from "../types/mode.js";
import { paramMode } from "../types/signatures.js";
import { ownName } from "../words.js";
import { lowerBuiltin } from "./builtins.js";
import { instanceProperty, isValue, lowerExpression } from "./expressions.js";
import { lowerIntrinsic } from "./intrinsics.js";
import type { Lowering } from "./lowering.js";
import { checkCall } from "./privacy.js";
import { borrow, consume, hold, intoUntracked, isTrackedOperand, sources, use } from "./operands.js";
import { storeArguments } from "./stores.js";
import { checkUse } from "./unused.js";
import * as errors from "../errors/index.js";

/** A call of a function that is known. */
export interface Invocation {
  readonly fn: AscFunction | null;
  readonly receiver: Slot | null;
  readonly args: readonly Slot[];
  readonly node: Expression;
  /** Where its result stands. */
  readonly at: Slot | null;
  /** What it gives where that isn't what the signature says: a new object. */
  readonly result?: { readonly mode: Mode; readonly type: Type };
}

const slots = (list: Expression[]): Slot[] => list.map((_, i) => slot(list, i));

export function lowerCall(mir: Lowering, node: CallExpression, at: Slot, contextual: Type): Operand {
  const callee = expressionIn(strip(slot(node, "expression")));
  if (callee.kind === NodeKind.Super) return lowerSuper(mir, node, at);
  const element = mir.lookup(callee);
  if (element?.kind !== ElementKind.FunctionPrototype) return lowerIndirect(mir, node, callee, contextual);
  const prototype = element as FunctionPrototype;
  if (prototype.hasDecorator(DecoratorFlags.Builtin) && prototype.internalName.startsWith("~lib/builtins/"))
    return lowerBuiltin(mir, node, prototype, at);
  const own = ownName(prototype.internalName);
  if (own === "take" || own === "replace") return lowerIntrinsic(mir, node, own, at);
  const fn = quietly(() => mir.checker.resolver.maybeInferCall(node, prototype, mir.flow, SWALLOW));
  if (!fn) return unknownCall(mir, node.args);
  const isMethod = prototype.is(CommonFlags.Instance) && callee.kind === NodeKind.PropertyAccess;
  if (isMethod) checkDestructorCall(mir, callee as PropertyAccessExpression, fn);
  return invoke(mir, { fn, receiver: isMethod ? slot(callee, "expression") : null, args: slots(node.args), node, at });
}

function checkDestructorCall(mir: Lowering, callee: PropertyAccessExpression, fn: AscFunction): void {
  const cls = fn.signature.thisType?.getClass();
  if (callee.property.text !== "drop" || !cls || !mir.classes.info(cls).owned) return;
  mir.report(errors.explicitDestructorCall(callee.property.range));
}

function lowerSuper(mir: Lowering, node: CallExpression, at: Slot): Operand {
  const base = (mir.thisLocal?.cls ?? (mir.fn.parent as Class)).base;
  const fn = base && constructorOf(mir, base);
  return invoke(mir, {
    fn,
    receiver: null,
    args: slots(node.args),
    node,
    at,
    result: { mode: PLAIN_MODE, type: Type.void },
  });
}

/** The constructor that `new` calls, which may be a base class's. */
function constructorOf(mir: Lowering, cls: Class): AscFunction | null {
  let found: Element | null = null;
  for (let at: Class | null = cls; at && !found; at = at.base)
    found = at.constructorInstance ?? at.getMember("constructor");
  if (found?.kind === ElementKind.Function) return found as AscFunction;
  if (found?.kind !== ElementKind.FunctionPrototype) return null;
  const prototype = found as FunctionPrototype;
  const types = new Map((prototype.parent as Class).contextualTypeArguments ?? []);
  return quietly(() => mir.checker.resolver.resolveFunction(prototype, null, types, SWALLOW));
}

export function lowerNew(mir: Lowering, node: NewExpression, at: Slot, contextual: Type): Operand {
  const cls = classOf(mir, node, contextual);
  if (!cls) return unknownCall(mir, node.args);
  const info = mir.classes.check(cls);
  mir.classes.mode(node.typeName as never, cls.type, mir.fn); // a container of what is tracked is said here
  const mode: Mode = { own: info.owned, ref: null, loans: info.borrowed, cls, nullable: false, type: cls.type };
  const fn = constructorOf(mir, cls);
  return invoke(mir, { fn, receiver: null, args: slots(node.args), node, at, result: { mode, type: cls.type } });
}

function classOf(mir: Lowering, node: NewExpression, contextual: Type): Class | null {
  const { resolver } = mir.checker;
  const target = quietly(() =>
    resolver.resolveTypeName(node.typeName, mir.flow, mir.fn, SWALLOW),
  ) as ClassPrototype | null;
  const expected = contextual.getClass();
  if (target && !node.typeArguments && expected?.prototype === target && target.is(CommonFlags.Generic))
    return expected;
  const element = mir.lookup(node);
  return element?.kind === ElementKind.Class ? (element as Class) : null;
}

/** A call through a function value, whose type says nothing of `Ref`: nothing that is tracked may pass. */
function lowerIndirect(mir: Lowering, node: CallExpression, callee: Expression, contextual: Type): Operand {
  if (callee.kind === NodeKind.PropertyAccess) {
    const { expression } = callee as PropertyAccessExpression;
    if (isValue(mir, expression)) use(mir, lowerExpression(mir, slot(callee, "expression")), callee);
  } else if (callee.kind !== NodeKind.Identifier) use(mir, lowerExpression(mir, slot(node, "expression")), callee);
  unknownCall(mir, node.args);
  // Asked for the type of the call, asc would add the class of function objects to the module.
  const element = mir.lookup(callee);
  const called = (instanceProperty(mir, element) ?? (element as VariableLikeElement | null))?.type?.getSignature();
  const type = called ? called.returnType : mir.typeOf(node, contextual);
  if (mir.classes.tracked(type)) {
    mir.report(errors.resultOfFunctionValue(node.range));
  }
  return { k: "plain", type };
}

function unknownCall(mir: Lowering, args: Expression[]): Operand {
  args.forEach((arg, i) =>
    intoUntracked(mir, lowerExpression(mir, slot(args, i)), arg, "a call whose target isn't known"),
  );
  return UNKNOWN;
}

export function invoke(mir: Lowering, { fn, receiver, args, node, at, result: given }: Invocation): Operand {
  const signature = fn && mir.checker.signatures.of(fn);
  if (fn) checkCall(mir, fn, node);
  if (signature) checkUse(mir, signature, node);
  /** The borrows that must live until the call. */
  const held: Variable[] = [];
  const self = signature?.receiver && !signature.isConstructor ? signature.receiver : null;
  let selfRef: Variable | null = null;
  let selfOperand: Operand | null = null;
  let reserved: Variable | null = null;
  if (receiver) {
    const expression = expressionIn(receiver);
    selfOperand = lowerExpression(mir, receiver);
    const isKnown = isTrackedOperand(selfOperand);
    if (!self) {
      if (isKnown && fn?.signature.thisType) use(mir, selfOperand, expression); // a method of an untracked base or interface
    } else if (self.own) {
      consume(mir, selfOperand, expression);
      if (self.loans) held.push((selfRef = hold(mir, selfOperand, expression)));
    } else if (isKnown && self.ref === "mut" && selfOperand.k !== "choice") {
      // Two-phase: an exclusive receiver counts as shared while the arguments are computed.
      const before = mir.loans.length;
      reserved = borrow(mir, selfOperand, expression, false);
      for (const loan of mir.loans.slice(before)) loan.reserved = true;
    } else if (isKnown) {
      selfRef = borrow(mir, selfOperand, expression, self.ref === "mut");
      if (selfRef) held.push(selfRef);
    }
  }
  const refs = args.map((arg, i) => {
    const mode = paramMode(signature, i);
    const expression = expressionIn(arg);
    const operand = lowerExpression(mir, arg, fn?.signature.parameterTypes[i] ?? Type.auto);
    if (mode.own) {
      consume(mir, operand, expression);
      return mode.loans ? hold(mir, operand, expression) : null;
    }
    if (mode.loans) return borrow(mir, operand, expression, mode.ref === "mut");
    const name = signature?.params[Math.min(i, signature.params.length - 1)]?.name;
    intoUntracked(
      mir,
      operand,
      expression,
      name ? `the parameter \`${name}\`, which isn't tracked` : "a call whose target isn't known",
    );
    return null;
  });
  held.push(...refs.filter((local) => local !== null));
  if (reserved && selfOperand && receiver) {
    mir.emit({ op: "useRef", local: reserved, span: spanOf(node) });
    selfRef = borrow(mir, selfOperand, expressionIn(receiver), true);
    if (selfRef) held.push(selfRef);
  }
  for (const local of held) mir.emit({ op: "useRef", local, span: spanOf(node) });
  storeArguments(
    mir,
    args.map((_, i) => signature?.params[i]),
    refs,
    self?.ref === "mut" ? selfRef : null,
    node,
  );
  return resultOf(mir, { fn, receiver, args, node, at, ...(given && { result: given }) }, selfRef, refs);
}

function resultOf(
  mir: Lowering,
  { fn, node, at, result: given }: Invocation,
  selfRef: Variable | null,
  refs: (Variable | null)[],
): Operand {
  const signature = fn && mir.checker.signatures.of(fn);
  const mode = given?.mode ?? signature?.result ?? PLAIN_MODE;
  const type = given?.type ?? fn?.signature.returnType ?? null;
  if (isTracked(mode) && type && !fn?.is(CommonFlags.Set)) {
    const carried = (signature?.from ?? [])
      .map((i) => (i === "this" ? selfRef : refs[i]))
      .filter((local) => local != null);
    return result(mir, mode, type, node, at, carried);
  }
  if (fn?.internalName === "~lib/builtins/abort") mir.dead();
  if (!given && fn && isStd(fn.declaration.range.source) && mir.classes.tracked(type)) {
    mir.classes.untrackedContainer(type!.getClass()!, node);
  }
  return { k: "plain", type };
}

/** What a call gives, in a temporary. */
export function result(
  mir: Lowering,
  mode: Mode,
  type: Type,
  node: Expression,
  at: Slot | null,
  carried: Variable[],
): Operand {
  if (mode.own && at) {
    const local = mir.temporary("temporary", mode, type, node, at);
    if (mode.loans) mir.emit({ op: "copy", target: local, sources: carried, span: spanOf(node) });
    mir.emitInit(local);
    return { k: "tmp", local, node, type };
  }
  if (mode.loans) {
    const local = mir.reference(node, { ...mode, own: false });
    mir.emit({
      op: "copy",
      target: local,
      sources: carried.flatMap((source) => sources({ k: "tmp", local: source, node, type })),
      span: spanOf(node),
    });
    return { k: "tmp", local, node, type };
  }
  return { k: "plain", type };
}
