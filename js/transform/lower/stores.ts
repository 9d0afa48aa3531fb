// Borrows that move into a value which is there already: `array.push(guard)`, `holder.guard = other`. What they are of
// must then live as long as that value, wherever it is.

import type { Node } from "assemblyscript";
import type { Param } from "../types/signatures.js";
import type { Lowering } from "./lowering.js";
import { spanOf, type Variable } from "./tables.js";

/** The value that `target` holds or leads to has what `source` carries from here on. */
export function store(mir: Lowering, target: Variable, source: Variable, node: Node): void {
  if (target.loans) mir.emit({ op: "store", target, sources: [source], span: spanOf(node) });
}

/** A callee may keep the arguments that it takes by value in those that it takes by `Mut`, and in an `@mut` receiver. */
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
