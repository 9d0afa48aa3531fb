// The words of the errors: names of places, and why a borrow is in the way.

import type { Loan, Local, Operation } from "./mir.js";
import type { Label, Span } from "./report.js";

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

/** Why a place can't be accessed at `span`: where it is borrowed, and what needs the borrow. */
export function because(conflict: Conflict, text: string, span: Span): Label[] {
  return [{ span: conflict.loan.span, text }, ...usedLater(conflict, span)];
}

/** What keeps a borrow in use. `at` is the place of the error. */
export function usedLater({ borrow, later }: Conflict, at: Span): Label[] {
  if (later && later.op !== "drop" && "span" in later) {
    const { span } = later;
    const isEarlier = span.source === at.source && span.end <= at.start;
    const how = `borrow later used ${span.callee ? "by call" : "here"}${isEarlier ? ", in later iteration of loop" : ""}`;
    return [{ span: span.callee ?? span, text: how }];
  }
  if (borrow.kind === "tmp") return [];
  return [{ span: borrow.span, text: `the borrow is held by \`${borrow.name}\`, which is dropped later` }];
}

/** What to write instead of a move. */
export function borrowHelp({ lends }: Local): string {
  return lends ? `borrow instead: \`${lends}\`` : "take the parameter as `Ref<…>` to borrow instead";
}
