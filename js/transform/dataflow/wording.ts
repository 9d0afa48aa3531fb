// The words of the errors: names of places, and what explains a borrow that is in the way.

import type { Range } from "assemblyscript";
import type { Loan, Local } from "../mir/mir.js";
import { lineOf, type Label } from "../report/report.js";

/** A loan in the way, and the borrow that carries it. */
export interface Conflict {
  readonly loan: Loan;
  readonly borrow: Local;
}

export function nameOf(local: Local, path: readonly string[] = []): string {
  return local.kind === "tmp" ? "a temporary value" : `\`${[local.name, ...path].join(".")}\``;
}

export function borrowedBy(conflict: Conflict): Label[] {
  return [{ range: conflict.loan.node.range, text: `borrow of ${nameOf(conflict.loan.local, conflict.loan.path)} occurs here` }, ...heldBy(conflict)];
}

/** The variable that keeps a borrow in use. */
export function heldBy({ borrow, loan }: Conflict): Label[] {
  const range: Range = borrow.node.range;
  if (borrow.kind === "tmp" || lineOf(range) === lineOf(loan.node.range)) return [];
  return [{ range, text: `the borrow is held by \`${borrow.name}\`, which is used later` }];
}

/** What to write instead of a move, for a type that lends itself. */
export function borrowHelp({ cls, name, kind }: Local): string {
  const lends = cls?.prototype.instanceMembers?.has("asFd") ?? false;
  return lends && kind !== "tmp" ? `borrow instead: \`${name}.asFd()\`` : "take the parameter as `Ref<…>` to borrow instead";
}
