import {
  DecoratorFlags,
  NodeKind,
  Token,
  Type,
  type AssertionExpression,
  type BinaryExpression,
  type CommaExpression,
  type Expression,
  type ExpressionStatement,
  type ParenthesizedExpression,
  type Statement,
  type TernaryExpression,
} from "assemblyscript";
import { expressionIn, slot, strip } from "../syntax/slot.js";
import { isTracked } from "../types/mode.js";
import { isResult } from "../types/results.js";
import type { Signature } from "../types/signatures.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { typeIn } from "./operands.js";
import * as errors from "../errors/index.js";

/** Reports an unused raw descriptor that an unsafe method returned after giving up its owner. Rust's `#[must_use]`. */
export function checkUse(mir: Lowering, { fn, consumes, result }: Signature, node: Expression): void {
  const givesRaw =
    consumes &&
    fn.prototype.hasDecorator(DecoratorFlags.Unsafe) &&
    !isTracked(result) &&
    fn.signature.returnType !== Type.void;
  if (!givesRaw || !isStatement(mir.statement, node)) return;
  mir.report(errors.unusedRaw(node.range, fn.prototype.name));
}

function isStatement(statement: Statement | null, node: Expression): boolean {
  if (statement?.kind !== NodeKind.Expression) return false;
  return expressionIn(strip(slot(statement as ExpressionStatement, "expression"))) === node;
}

/**
 * Reports results that an expression leaves unused, each where it is made: on both sides of a choice, for example. Rust's
 * `unused_must_use`. `operand` is what the expression was lowered to.
 */
export function checkUnused(mir: Lowering, node: Expression, operand: Operand | null = null): void {
  if (node.range.source.isLibrary) return;
  switch (node.kind) {
    case NodeKind.Parenthesized:
      return checkUnused(mir, (node as ParenthesizedExpression).expression, operand);
    case NodeKind.Ternary: {
      const { ifThen, ifElse } = node as TernaryExpression;
      checkUnused(mir, ifThen);
      return checkUnused(mir, ifElse);
    }
    case NodeKind.Comma:
      return checkUnused(mir, (node as CommaExpression).expressions.at(-1)!, operand);
    case NodeKind.Assertion: {
      const { expression, toType } = node as AssertionExpression;
      return checkUnused(mir, expression, toType ? null : operand);
    }
    case NodeKind.Binary: {
      const { operator, right } = node as BinaryExpression;
      if (operator === Token.Ampersand_Ampersand || operator === Token.Bar_Bar) checkUnused(mir, right);
      return;
    }
  }
  const type = operand ? typeIn(operand) : mir.typeOf(node);
  if (!isResult(type)) return;
  const canReturn = isResult(mir.fn.signature.returnType);
  mir.report(errors.unusedResult(node.range, type!.getClass()!.prototype.name, canReturn));
}
