// The closed world: a value of a tracked type is either followed or an error. Only this file stops following a value.

import { Type, type Expression, type Node } from "assemblyscript";
import * as errors from "../errors/index.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";

/** An operand that can't be tracked: a number, a bool, or void. */
export const SCALAR: Operand = { k: "plain", type: null };

/**
 * Returns a value that isn't followed. Reports an error if its type is tracked, unless another error was the reason.
 */
export function untracked(mir: Lowering, node: Node, type: Type | null): Operand {
  if (!type || !mir.classes.isFollowed(type)) return { k: "plain", type };
  mir.checker.reports.addUnlessRejected(errors.notFollowed(node.range, type.toString()));
  return { k: "unknown" };
}

/**
 * Lowers an expression that asc's resolver can't type. Reports an error if asc compiles it without an error of its own.
 */
export function unresolved(mir: Lowering, node: Expression, contextual: Type = Type.auto): Operand {
  const type = mir.typeOf(node, contextual);
  if (type) return untracked(mir, node, type);
  mir.checker.reports.addUnlessRejected(errors.notResolved(node.range));
  return { k: "unknown" };
}
