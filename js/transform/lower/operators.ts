import {
  CommonFlags,
  NodeKind,
  OperatorKind,
  Token,
  type BinaryExpression,
  type Class,
  type ElementAccessExpression,
  type Expression,
  type Function as AscFunction,
  type PropertyAccessExpression,
  type UnaryExpression,
} from "assemblyscript";
import * as errors from "../errors/index.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { isStd } from "../syntax/sources.js";
import { isTracked } from "../types/mode.js";
import { changePlainField } from "./assignments.js";
import { SCALAR } from "./closed.js";
import { lowerExpression, lowerRead } from "./expressions.js";
import { borrow, enter } from "./gate.js";
import { invoke } from "./invoke.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { isTrackedOperand } from "./operands.js";
import { propertyOf, receiverOf } from "./properties.js";
import { spanOf, type Variable } from "./tables.js";

/** Operators that change their operand, such as `+=`. */
const COMPOUND = new Set([
  Token.Plus_Equals,
  Token.Minus_Equals,
  Token.Asterisk_Equals,
  Token.Asterisk_Asterisk_Equals,
  Token.Slash_Equals,
  Token.Percent_Equals,
  Token.LessThan_LessThan_Equals,
  Token.GreaterThan_GreaterThan_Equals,
  Token.GreaterThan_GreaterThan_GreaterThan_Equals,
  Token.Ampersand_Equals,
  Token.Caret_Equals,
  Token.Bar_Equals,
]);

/** Lowers a binary operator other than `=`, `&&` and `||`. */
export function lowerBinaryOperator(mir: Lowering, node: BinaryExpression, at: Slot): Operand {
  const operands: [Slot, Slot] = [slot(node, "left"), slot(node, "right")];
  const fn = overload(mir, node.left, OperatorKind.fromBinaryToken(node.operator));
  if (COMPOUND.has(node.operator)) return lowerChange(mir, fn, operands, node, at);
  if (fn) return invokeOverload(mir, fn, operands, node, at);
  // Without an overload, objects are compared by address.
  const refs = operands.map((side) => {
    const operand = lowerExpression(mir, side);
    return isTrackedOperand(operand) ? borrow(mir, operand, expressionIn(side), false) : null;
  });
  for (const local of refs) if (local) mir.emit({ op: "useRef", local, span: spanOf(node) });
  return SCALAR;
}

/** Lowers `!a`, `-a`, `++a`, `a++` and other unary operators. */
export function lowerUnaryOperator(mir: Lowering, node: UnaryExpression, at: Slot): Operand {
  const operand = slot(node, "operand");
  const isPrefix = node.kind === NodeKind.UnaryPrefix;
  const kind = isPrefix
    ? OperatorKind.fromUnaryPrefixToken(node.operator)
    : OperatorKind.fromUnaryPostfixToken(node.operator);
  const fn = overload(mir, node.operand, kind);
  if (node.operator === Token.Plus_Plus || node.operator === Token.Minus_Minus)
    return lowerChange(mir, fn, [operand], node, at);
  if (fn) return invokeOverload(mir, fn, [operand], node, at);
  return lowerRead(mir, operand, node.operand);
}

/**
 * Returns the function that overloads an operator, or null. Overloads in std never involve tracked values, except those of
 * its collections.
 */
export function overload(mir: Lowering, operand: Expression, kind: OperatorKind): AscFunction | null {
  if (kind === OperatorKind.Invalid || !mir.checker.overloads.has(kind)) return null;
  const cls = mir.typeOf(operand)?.getClass();
  if (!cls || (isStdClass(cls) && !mir.classes.tracked(cls.type))) return null;
  return cls.lookupOverload(kind) ?? null;
}

function isStdClass({ prototype }: Class): boolean {
  return isStd(prototype.declaration.range.source);
}

/** An overload is a method of its first operand, or a static function that takes all operands. */
function invokeOverload(
  mir: Lowering,
  fn: AscFunction,
  operands: [Slot, ...Slot[]],
  node: Expression,
  at: Slot,
): Operand {
  if (!fn.is(CommonFlags.Instance)) return invoke(mir, { fn, receiver: null, args: operands, node, at });
  const [receiver, ...args] = operands;
  return invoke(mir, { fn, receiver, args, node, at });
}

/** Lowers `a += b` and `a++`: the place is read, then assigned. asc evaluates the object that contains it twice. */
function lowerChange(
  mir: Lowering,
  fn: AscFunction | null,
  operands: [Slot, ...Slot[]],
  node: Expression,
  at: Slot,
): Operand {
  const [target, ...others] = operands;
  const before = mir.locals.length;
  let value: Operand = SCALAR;
  if (fn) {
    // asc assigns the result of the overload to the place, and nothing would drop the old value.
    if (isTracked(mir.checker.signatures.of(fn).result)) mir.report(errors.compoundOfOwned(node.range));
    value = invokeOverload(mir, fn, operands, node, at);
  } else {
    lowerRead(mir, target, expressionIn(target));
    for (const other of others) lowerRead(mir, other, expressionIn(other));
  }
  const { start, end } = expressionIn(target).range;
  // Those of its conditions have ended already.
  const isWithin = ({ kind, own, span }: Variable) => kind === "tmp" && own && span.start >= start && span.end <= end;
  const twice = mir.locals.slice(before).find(isWithin);
  if (twice) mir.report(errors.computedTwice(twice.span));
  else writeBack(mir, strip(target), node);
  return value;
}

/** The place that is changed: a field of an object that may be tracked, or a setter. */
function writeBack(mir: Lowering, target: Slot, node: Expression): void {
  const expression = expressionIn(target);
  if (expression.kind === NodeKind.ElementAccess) {
    const { expression: object } = expression as ElementAccessExpression;
    return useAsReceiver(mir, overload(mir, object, OperatorKind.IndexedSet), slot(expression, "expression"), node);
  }
  if (expression.kind !== NodeKind.PropertyAccess) return;
  const property = propertyOf(mir, mir.lookup(expression));
  const receiver = property && receiverOf(property, expression as PropertyAccessExpression);
  if (!receiver) return;
  if (property.isField) changePlainField(mir, lowerExpression(mir, receiver), property, node);
  else useAsReceiver(mir, property.setterInstance, receiver, node);
}

function useAsReceiver(mir: Lowering, setter: AscFunction | null, receiver: Slot, node: Expression): void {
  const mode = setter && mir.checker.signatures.of(setter).receiver;
  if (!mode) return;
  const local = enter(mir, lowerExpression(mir, receiver), { mode, what: "a setter" }, expressionIn(receiver));
  if (local) mir.emit({ op: "useRef", local, span: spanOf(node) });
}
