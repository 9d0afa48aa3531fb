// The wording of errors: names of places, and why a borrow conflicts.

import { placeOf } from "./dataflow/places.js";
import type { Loan, Local, Operation, Taker } from "./mir.js";
import type { Label, Span } from "./report.js";

/** A conflicting loan, the borrow that carries it, and the later use of that borrow. */
export interface Conflict {
  readonly loan: Loan;
  readonly borrow: Local;
  readonly later: Operation | null;
}

type Move = Operation & { op: "move" };

export function nameOf(local: Local, path: readonly string[] = []): string {
  return local.kind === "tmp" ? "a temporary value" : `\`${[local.name, ...path].join(".")}\``;
}

/** The name of a container that only what holds no borrows can get into. */
export function withoutLifetime({ local, path }: Loan): string {
  return `${nameOf(local, path)}, whose type has no lifetime`;
}

export function borrowOf({ loan }: Conflict): string {
  return `borrow of ${nameOf(loan.local, loan.path)} occurs here`;
}

/** Labels that say why a place can't be accessed at `span`: where it is borrowed, and what uses the borrow later. */
export function because(conflict: Conflict, text: string, span: Span, borrow = "borrow"): Label[] {
  return [{ span: conflict.loan.span, text }, ...usedLater(conflict, span, borrow)];
}

/** A label at the declaration of a variable or parameter. */
export function declaredHere(local: Local): Label[] {
  const { kind, span } = placeOf(local, []).root;
  return kind === "var" || kind === "param" ? [{ span, text: `binding ${nameOf(local)} declared here` }] : [];
}

/** Labels at what keeps a borrow in use. `at` is the place of the error, `name` the word for the borrow. */
export function usedLater({ borrow, later }: Conflict, at: Span, name = "borrow"): Label[] {
  if (later && later.op !== "drop" && "span" in later) {
    const { span } = later;
    const isEarlier = span.source === at.source && span.end <= at.start;
    const how = `${name} later used ${span.callee ? "by call" : "here"}${isEarlier ? ", in later iteration of loop" : ""}`;
    return [{ span: span.callee ?? span, text: how }];
  }
  if (borrow.kind === "tmp") return [];
  return [{ span: borrow.span, text: `the borrow is held by \`${borrow.name}\`, which is dropped later` }];
}

/** Labels at a move: where the value moved, what took it, and why it moves at all. */
export function movedHere(local: Local, { span, taker }: Move, text = "value moved here"): Label[] {
  const labels: Label[] = [];
  const { root } = placeOf(local, []);
  if (local.typeName !== undefined && (root.kind === "var" || root.kind === "param"))
    labels.push({
      span: root.span,
      text: `move occurs because ${nameOf(local)} has type \`${local.typeName}\`, which is owned`,
    });
  if (taker?.kind === "method" && taker.called)
    labels.push({ span: taker.called, text: `${nameOf(local)} moved due to this method call` });
  else if (text !== "") labels.push({ span, text });
  if (taker?.declared) labels.push({ span: taker.declared, text: takes(taker) });
  return labels;
}

function takes({ kind, name, of }: Taker): string {
  if (kind === "method") return `\`${name}\` takes ownership of its receiver`;
  return `this parameter of \`${of}\` takes ownership of the value`;
}

/** Returns what to write instead of a move, if there is something that compiles. */
export function insteadHelp(local: Local, { taker }: Move): string | undefined {
  const { lends, typeName = "…" } = local;
  switch (taker?.kind) {
    case "method":
      return undefined;
    case "field":
      return `use \`this.${taker.name}\`, which has the value`;
    case "variable":
      if (lends && taker.takesBorrows) return `borrow instead: \`${lends}\``;
      return `to borrow instead, declare it as \`${taker.name}: Ref<${typeName}>\``;
    case "parameter":
      return lends && taker.takesBorrows ? `borrow instead: \`${lends}\`` : parameterHelp(local, taker);
    default:
      return cloneHelp(local);
  }
}

function parameterHelp(
  local: Local,
  { of, name, declared, takesBorrows, borrowing, keeps }: Taker,
): string | undefined {
  if (!declared || keeps) return cloneHelp(local);
  if (takesBorrows && borrowing) return `to borrow instead, mark \`${of}\` \`${borrowing.text}\``;
  return `to borrow instead, declare the parameter of \`${of}\` as \`${name}: Ref<${local.typeName ?? "…"}>\``;
}

function cloneHelp({ clones }: Local): string | undefined {
  return clones === null ? undefined : `clone it: \`${clones}\``;
}
