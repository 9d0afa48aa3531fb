// The closed world: a value of a tracked type is followed, or it is an error. Here, and nowhere else, a value is taken
// out of what is followed.

import { Type, type Expression, type Node } from "assemblyscript";
import * as errors from "../errors/index.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";

/** A number, a bool, or nothing at all. */
export const SCALAR: Operand = { k: "plain", type: null };

/** A value that isn't followed. Where its type is tracked that is an error, unless another error is the reason. */
export function untracked(mir: Lowering, node: Node, type: Type | null): Operand {
  if (!type || !mir.classes.isFollowed(type)) return { k: "plain", type };
  mir.checker.reports.addUnlessRejected(errors.notFollowed(node.range, type.toString()));
  return { k: "unknown" };
}

/** An expression that asc's resolver doesn't know. An error where asc compiles it and says nothing itself. */
export function unresolved(mir: Lowering, node: Expression, contextual: Type = Type.auto): Operand {
  const type = mir.typeOf(node, contextual);
  if (type) return untracked(mir, node, type);
  mir.checker.reports.addUnlessRejected(errors.notResolved(node.range));
  return { k: "unknown" };
}
