import type { Node } from "assemblyscript";
import type { Variable } from "./tables.js";
import type { Lowering } from "./lowering.js";
import { exclusively } from "./repairs.js";
import * as errors from "../errors/index.js";

/** Reports a place behind a shared borrow that is borrowed as mutable. */
export function needMutable(mir: Lowering, root: Variable, node: Node, path: readonly string[]): void {
  if (isMutable(mir, root)) return;
  mir.report(errors.mutableBorrowOfShared(node.range, [root.name, ...path].join("."), shared(mir, root)));
}

/** Reports an assignment to a field behind a shared borrow. */
export function needAssignable(mir: Lowering, root: Variable, node: Node, path: readonly string[]): void {
  if (isMutable(mir, root)) return;
  mir.report(errors.assignmentBehindShared(node.range, [root.name, ...path].join("."), shared(mir, root)));
}

export function isMutable(mir: Lowering, root: Variable): boolean {
  const isBuilt = root.kind === "this" && mir.isConstructor;
  return root.own || root.ref === "mut" || isBuilt || (!root.ref && root.loans);
}

function shared(mir: Lowering, root: Variable): errors.Shared {
  const { name, kind, span, cls } = root;
  return {
    name,
    isThis: kind === "this",
    declared: kind === "tmp" ? null : span,
    cls: cls?.name ?? "…",
    suggestions: exclusively(mir, root),
  };
}
