import {
  CommonFlags,
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
  type TypedElement,
} from "assemblyscript";
import { isBuiltin } from "../asc/builtins.js";
import { quietly, SWALLOW } from "../asc/resolver.js";
import * as errors from "../errors/index.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { PLAIN, type Mode } from "../types/mode.js";
import type { Callable } from "../types/signatures.js";
import { DROP_GLUE, ownName } from "../words.js";
import { lowerBuiltin } from "./builtins.js";
import { unresolved, untracked } from "./closed.js";
import { lowerExpression } from "./expressions.js";
import { enter, READ } from "./gate.js";
import { lowerIntrinsic } from "./intrinsics.js";
import { invoke } from "./invoke.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { propertyOf } from "./properties.js";

export const slots = (list: Expression[]): Slot[] => list.map((_, i) => slot(list, i));

export function lowerCall(mir: Lowering, node: CallExpression, at: Slot, contextual: Type): Operand {
  const callee = expressionIn(strip(slot(node, "expression")));
  if (callee.kind === NodeKind.Super) return lowerSuper(mir, node, at);
  const element = mir.lookup(callee);
  if (element?.kind !== ElementKind.FunctionPrototype) return lowerIndirect(mir, node, at, callee, element, contextual);
  const prototype = element as FunctionPrototype;
  if (isBuiltin(prototype)) return lowerBuiltin(mir, node, prototype, at, contextual);
  const own = ownName(prototype.internalName);
  if (own === "take" || own === "replace") return lowerIntrinsic(mir, node, own, at);
  const fn = quietly(() => mir.checker.resolver.maybeInferCall(node, prototype, mir.flow, SWALLOW));
  if (!fn) return unknownCall(mir, node, contextual);
  const isMethod = prototype.is(CommonFlags.Instance) && callee.kind === NodeKind.PropertyAccess;
  if (isMethod) checkDestructorCall(mir, callee as PropertyAccessExpression, fn);
  return invoke(mir, { fn, receiver: isMethod ? slot(callee, "expression") : null, args: slots(node.args), node, at });
}

function checkDestructorCall(mir: Lowering, callee: PropertyAccessExpression, fn: AscFunction): void {
  const cls = fn.signature.thisType?.getClass();
  const { text } = callee.property;
  if ((text !== "drop" && text !== DROP_GLUE) || !cls) return;
  const { owned, view } = mir.classes.info(cls);
  if (!owned && !view) return; // behind a view may be an owner
  mir.report(errors.explicitDestructorCall(callee.property.range));
}

/** A base class may keep its arguments in `this`, as a constructor's own fields do. */
function lowerSuper(mir: Lowering, node: CallExpression, at: Slot): Operand {
  const base = (mir.thisLocal?.cls ?? (mir.fn.parent as Class)).base;
  const fn = base && constructorOf(mir, base);
  const keeps = base !== null && mir.classes.info(base).borrowed;
  const mode: Mode = keeps ? { ...PLAIN, loans: true, cls: base, type: base.type } : PLAIN;
  const type = keeps ? base.type : Type.void;
  const made = invoke(mir, { fn, receiver: null, args: slots(node.args), node, at, result: { mode, type } });
  if (made.k === "tmp") mir.emit({ op: "return", source: made.local, span: node.range, stored: true });
  return untracked(mir, node, Type.void);
}

/** Returns the constructor that `new` calls, which may be that of a base class. */
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
  if (!cls) return unknownCall(mir, node, contextual);
  return construct(mir, cls, slots(node.args), node, at, node.typeName);
}

/** Lowers the creation of an object. `named` is the place where its class is named. */
export function construct(
  mir: Lowering,
  cls: Class,
  args: Slot[],
  node: Expression,
  at: Slot,
  named: CallExpression | NewExpression["typeName"],
): Operand {
  const info = mir.classes.check(cls);
  mir.classes.mode(named as never, cls.type, mir.fn); // reports a container of tracked values
  const mode: Mode = { own: info.owned, ref: null, loans: info.borrowed, cls, nullable: false, type: cls.type };
  const fn = constructorOf(mir, cls);
  return invoke(mir, { fn, receiver: null, args, node, at, result: { mode, type: cls.type } });
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

/** Lowers a call through a function value. Tracked values may pass if the type of the function value says how. */
function lowerIndirect(
  mir: Lowering,
  node: CallExpression,
  at: Slot,
  callee: Expression,
  element: Element | null,
  contextual: Type,
): Operand {
  const callable = lowerCallee(mir, slot(node, "expression"), callee, element);
  if (callable) return invoke(mir, { fn: null, callable, receiver: null, args: slots(node.args), node, at });
  // Resolving the type of the call would make asc add the class of function objects to the module.
  const property = propertyOf(mir, element);
  const called = (property ?? (element as TypedElement | null))?.type?.getSignature();
  const type = called ? called.returnType : mir.typeOf(node, contextual);
  if (!type) return unresolved(mir, node, contextual);
  refuseArguments(mir, node.args);
  if (!mir.classes.tracked(type)) return untracked(mir, node, type);
  mir.report(errors.resultOfFunctionValue(node.range));
  return { k: "unknown" };
}

/** Evaluates what is called, and returns how it is called if its type says so. */
function lowerCallee(mir: Lowering, at: Slot, callee: Expression, element: Element | null): Callable | null {
  if (callee.kind === NodeKind.Identifier) return element && mir.callableOf(element);
  const operand = lowerExpression(mir, at);
  enter(mir, operand, { mode: READ, what: "a call" }, callee);
  return operand.k === "function" ? operand.callable : null;
}

function unknownCall(mir: Lowering, node: CallExpression | NewExpression, contextual: Type): Operand {
  // asc reports a call without a type itself; errors about the arguments would only follow from that one.
  if (mir.typeOf(node, contextual)) refuseArguments(mir, node.args);
  return unresolved(mir, node, contextual);
}

function refuseArguments(mir: Lowering, args: Expression[]): void {
  const place = { mode: PLAIN, what: "a call whose target isn't known" };
  args.forEach((arg, i) => enter(mir, lowerExpression(mir, slot(args, i)), place, arg));
}
