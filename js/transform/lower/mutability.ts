import type { Node } from "assemblyscript";
import type { Local } from "../mir/mir.js";
import type { Lowering } from "./lowering.js";

/** Says that a place can't be borrowed as mutable where it is behind a shared borrow. */
export function needMutable(mir: Lowering, root: Local, node: Node, path: readonly string[]): void {
  if (isMutable(mir, root)) return;
  mir.reports.error(
    596,
    node.range,
    `cannot borrow \`${[root.name, ...path].join(".")}\` as mutable, as \`${root.name}\` is a shared borrow`,
    {
      label: "cannot borrow as mutable",
      help: mutableHelp(root),
    },
  );
}

/** Says that a field can't be assigned to where it is behind a shared borrow. */
export function needAssignable(mir: Lowering, root: Local, node: Node, path: readonly string[]): void {
  if (isMutable(mir, root)) return;
  mir.reports.error(
    594,
    node.range,
    `cannot assign to \`${[root.name, ...path].join(".")}\`, which is behind a shared borrow`,
    {
      label: `\`${root.name}\` is a shared borrow, so it can't be written to`,
      help: mutableHelp(root),
    },
  );
}

function isMutable(mir: Lowering, root: Local): boolean {
  const isBuilt = root.kind === "this" && mir.isConstructor;
  return root.own || root.ref === "mut" || isBuilt || (!root.ref && root.loans);
}

function mutableHelp(root: Local): string {
  return root.kind === "this" ? "mark the method `@mut`" : "take it as `Mut<…>`";
}
