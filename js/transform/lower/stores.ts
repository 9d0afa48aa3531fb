// Borrows that move into a value that exists already: `array.push(guard)`, `holder.guard = other`. What they borrow
// must live as long as that value.

import type { Node } from "assemblyscript";
import type { Param } from "../types/signatures.js";
import type { Lowering } from "./lowering.js";
import { spanOf, type Variable } from "./tables.js";

/** From here on, the value that `target` holds or leads to also carries the loans of `source`. */
export function store(mir: Lowering, target: Variable, source: Variable, node: Node): void {
  if (target.loans) mir.emit({ op: "store", target, sources: [source], span: spanOf(node) });
}

/** A callee may store its by-value arguments in its `Mut` arguments and in a `@mut` receiver. */
export function storeArguments(
  mir: Lowering,
  params: readonly (Param | undefined)[],
  refs: readonly (Variable | null)[],
  self: Variable | null,
  node: Node,
): void {
  const targets = [self, ...refs.filter((_, i) => params[i]?.mode.ref === "mut")];
  refs.forEach((source, i) => {
    const mode = params[i]?.mode;
    if (!source || !mode?.loans || mode.ref) return;
    for (const target of targets)
      if (target?.cls && mir.classes.keepsBorrows(target.cls)) store(mir, target, source, node);
  });
}
