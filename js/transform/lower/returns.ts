// The ends of a function: `return` and `throw`.

import {
  NodeKind,
  type Expression,
  type NewExpression,
  type ReturnStatement,
  type ThrowStatement,
} from "assemblyscript";
import * as errors from "../errors/index.js";
import { slot } from "../syntax/slot.js";
import { lowerExpression, lowerRead } from "./expressions.js";
import { enter } from "./gate.js";
import type { Lowering } from "./lowering.js";
import { sources, use } from "./operands.js";
import { spanOf } from "./tables.js";

export function lowerReturn(mir: Lowering, statement: ReturnStatement): void {
  const { value } = statement;
  if (value) mir.withTemporaries({ kind: "return", statement }, () => lowerResult(mir, statement, value));
  mir.dropUpTo(null, { kind: "return", statement });
  mir.dead();
}

function lowerResult(mir: Lowering, statement: ReturnStatement, value: Expression): void {
  const { result, callable } = mir.signature;
  const operand = lowerExpression(mir, slot(statement, "value"), mir.fn.signature.returnType);
  if (mir.isConstructor) {
    if (mir.thisLocal && !(operand.k === "var" && operand.local === mir.thisLocal))
      mir.report(errors.constructorReturnsOther(value.range));
    return use(mir, operand, value);
  }
  const place = { mode: result, what: "a result of an untracked type", callable };
  const source = enter(mir, operand, place, value);
  const leaving = result.own && result.loans ? sources(operand) : source ? [source] : [];
  for (const local of leaving) mir.emit({ op: "return", source: local, span: spanOf(value), stored: false });
}

/** A throw aborts. asc evaluates the message of `new Error(message)`, and nothing of other expressions. */
export function lowerThrow(mir: Lowering, { value }: ThrowStatement): void {
  const args = value.kind === NodeKind.New ? (value as NewExpression).args : [];
  if (args[0]) mir.withTemporaries({ kind: "none" }, () => lowerRead(mir, slot(args, 0), args[0]!));
  mir.dead();
}
