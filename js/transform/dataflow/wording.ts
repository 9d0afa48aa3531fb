// The words of the errors: names of places, and what explains a borrow that is in the way.

import {
  NodeKind,
  type CallExpression,
  type Class,
  type Node,
  type PropertyAccessExpression,
  type Range,
} from "assemblyscript";
import type { Loan, Local, Operation } from "../mir/mir.js";
import type { Label } from "../report/report.js";

/** A loan in the way, the borrow that carries it, and what uses that later. */
export interface Conflict {
  readonly loan: Loan;
  readonly borrow: Local;
  readonly later: Operation | null;
}

export function nameOf(local: Local, path: readonly string[] = []): string {
  return local.kind === "tmp" ? "a temporary value" : `\`${[local.name, ...path].join(".")}\``;
}

export function borrowOf({ loan }: Conflict): string {
  return `borrow of ${nameOf(loan.local, loan.path)} occurs here`;
}

/** Why a place can't be accessed at `node`: where it is borrowed, and what the borrow is needed for. */
export function because(conflict: Conflict, text: string, node: Node): Label[] {
  return [{ range: conflict.loan.node.range, text }, ...usedLater(conflict, node)];
}

/** What keeps a borrow in use. `node` is the place of the error. */
export function usedLater({ borrow, later }: Conflict, node: Node): Label[] {
  if (later && later.op !== "drop" && "node" in later) {
    const range = placeOfUse(later.node);
    const isEarlier = range.source === node.range.source && later.node.range.end <= node.range.start;
    return [
      {
        range,
        text: `borrow later used ${later.node.kind === NodeKind.Call ? "by call" : "here"}${isEarlier ? ", in later iteration of loop" : ""}`,
      },
    ];
  }
  if (borrow.kind === "tmp") return [];
  return [{ range: borrow.node.range, text: `the borrow is held by \`${borrow.name}\`, which is dropped later` }];
}

/** Of a call what is called: the arguments have places of their own. */
function placeOfUse(node: Node): Range {
  if (node.kind !== NodeKind.Call) return node.range;
  const { expression } = node as CallExpression;
  return expression.kind === NodeKind.PropertyAccess
    ? (expression as PropertyAccessExpression).property.range
    : expression.range;
}

/** What to write instead of a move, for a type that lends itself. */
export function borrowHelp({ cls, name, kind }: Local): string {
  return lendsItself(cls) && kind !== "tmp"
    ? `borrow instead: \`${name}.asFd()\``
    : "take the parameter as `Ref<…>` to borrow instead";
}

/** Whether a class has `asFd`, itself or from a class that it extends. */
function lendsItself(cls: Class | null): boolean {
  for (let at = cls; at; at = at.base) if (at.prototype.instanceMembers?.has("asFd")) return true;
  return false;
}
