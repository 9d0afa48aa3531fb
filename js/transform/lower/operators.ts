import {
  CommonFlags,
  NodeKind,
  OperatorKind,
  Token,
  type BinaryExpression,
  type ElementAccessExpression,
  type Expression,
  type Function as AscFunction,
  type PropertyAccessExpression,
  type UnaryExpression,
} from "assemblyscript";
import { PLAIN, type Operand } from "./operand.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { isTracked } from "../types/mode.js";
import { changePlainField } from "./assignments.js";
import { invoke } from "./calls.js";
import { instanceProperty, lowerExpression } from "./expressions.js";
import type { Lowering } from "./lowering.js";
import { borrow, isTrackedOperand, use } from "./operands.js";
import * as errors from "../errors/index.js";
import { spanOf } from "./tables.js";

/** `a += b` and its like, which change `a`. */
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
  const left = slot(node, "left"),
    right = slot(node, "right");
  const changes = COMPOUND.has(node.operator);
  const fn = overload(mir, node.left, OperatorKind.fromBinaryToken(node.operator));
  if (fn) {
    if (changes) refuseTrackedResult(mir, fn, node);
    return invokeOverload(mir, fn, [left, right], node, at);
  }
  // Objects without an overload are compared by their addresses.
  const refs = ([left, right] as const).map((side) => {
    const operand = lowerExpression(mir, side);
    return isTrackedOperand(operand) ? borrow(mir, operand, expressionIn(side), false) : null;
  });
  for (const local of refs) if (local) mir.emit({ op: "useRef", local, span: spanOf(node) });
  if (changes) change(mir, left, node);
  return PLAIN;
}

/** Lowers `!a`, `-a`, `++a`, `a++` and their like. */
export function lowerUnaryOperator(mir: Lowering, node: UnaryExpression, at: Slot): Operand {
  const operand = slot(node, "operand");
  const isPrefix = node.kind === NodeKind.UnaryPrefix;
  const kind = isPrefix
    ? OperatorKind.fromUnaryPrefixToken(node.operator)
    : OperatorKind.fromUnaryPostfixToken(node.operator);
  const changes = node.operator === Token.Plus_Plus || node.operator === Token.Minus_Minus;
  const fn = overload(mir, node.operand, kind);
  if (fn) {
    if (changes) refuseTrackedResult(mir, fn, node);
    return invokeOverload(mir, fn, [operand], node, at);
  }
  use(mir, lowerExpression(mir, operand), node.operand);
  if (changes) change(mir, operand, node);
  return PLAIN;
}

/** The function behind an operator of a tracked class. */
export function overload(mir: Lowering, operand: Expression, kind: OperatorKind): AscFunction | null {
  if (kind === OperatorKind.Invalid) return null;
  const type = mir.typeOf(operand);
  return mir.classes.tracked(type) ? (type?.getClass()?.lookupOverload(kind) ?? null) : null;
}

/** An overload is a method of its first operand, or a static function of all. */
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

/** asc stores what the overload gives in the variable, whose old value nobody would drop. */
function refuseTrackedResult(mir: Lowering, fn: AscFunction, node: Expression): void {
  if (!isTracked(mir.checker.signatures.of(fn).result)) return;
  mir.report(errors.compoundOfOwned(node.range));
}

/** `a.n += 1`, `a.n++`: a tracked object is changed after it was read. */
function change(mir: Lowering, at: Slot, node: Expression): void {
  const target = strip(at);
  const expression = expressionIn(target);
  const isElement = expression.kind === NodeKind.ElementAccess;
  if (!isElement && expression.kind !== NodeKind.PropertyAccess) return;
  const object = (expression as PropertyAccessExpression | ElementAccessExpression).expression;
  if (!isPath(object)) return; // a temporary, which nobody else can see
  const holder = slot(expression, "expression");
  const setter = isElement ? overload(mir, object, OperatorKind.IndexedSet) : null;
  const property = isElement ? null : instanceProperty(mir, mir.lookup(expression));
  if (property?.isField) return changePlainField(mir, lowerExpression(mir, holder), property, node);
  const fn = setter ?? property?.setterInstance;
  if (!fn || !mir.checker.signatures.of(fn).mut) return;
  const local = borrow(mir, lowerExpression(mir, holder), object, true);
  if (local) mir.emit({ op: "useRef", local, span: spanOf(node) });
}

/** A name, or a field of one: it can be lowered again and does nothing. */
function isPath(node: Expression): boolean {
  if (node.kind === NodeKind.PropertyAccess) return isPath((node as PropertyAccessExpression).expression);
  return node.kind === NodeKind.Identifier || node.kind === NodeKind.This;
}
