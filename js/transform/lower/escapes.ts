// Arguments that a function keeps beyond the call, or may keep: they can't hold borrows that end.

import { ElementKind, type Class, type Node } from "assemblyscript";
import { isTrusted } from "../syntax/sources.js";
import { paramOf, type Callable, type Signature } from "../types/signatures.js";
import type { Lowering } from "./lowering.js";
import { spanOf, type Variable } from "./tables.js";

/** Checks where the arguments of a call go. */
export function escapeArguments(
  mir: Lowering,
  signature: Signature | null,
  callable: Callable | null,
  self: Variable | null,
  refs: readonly (Variable | null)[],
  node: Node,
): void {
  const name = signature?.fn.prototype.name ?? "a function value";
  const keep = (source: Variable, what: string, into?: object) =>
    mir.emit({ op: "static", source, span: spanOf(node), what, ...(into && { into }) });
  if (self && signature?.keeps.has("this")) keep(self, `\`${name}\`, which keeps it after the call`);
  refs.forEach((source, i) => {
    const param = paramOf(callable, i);
    if (!source || !param) return;
    const what = `the parameter \`${param.name}\` of \`${name}\`, which keeps it after the call`;
    if (signature?.keeps.has(param.name)) return keep(source, what);
    if (!param.mode.own || !param.mode.tied || !param.mode.loans) return;
    if (!signature || isVirtual(mir, signature)) return keep(source, what);
    if (!signature.trusted && !isTrusted(signature.fn.prototype.declaration.range.source)) keep(source, what, param);
  });
}

/** Whether another method than this one may run. */
function isVirtual(mir: Lowering, { fn: { parent } }: Signature): boolean {
  if (parent.kind === ElementKind.Interface) return true;
  return parent.kind === ElementKind.Class && mir.classes.isExtended(parent as Class);
}
