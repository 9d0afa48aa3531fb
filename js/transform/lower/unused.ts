import {
  DecoratorFlags,
  NodeKind,
  Type,
  type Expression,
  type ExpressionStatement,
  type Statement,
} from "assemblyscript";
import { expressionIn, slot, strip } from "../syntax/slot.js";
import { isTracked } from "../types/mode.js";
import type { Signature } from "../types/signatures.js";
import type { Lowering } from "./lowering.js";
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
