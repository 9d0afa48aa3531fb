// What the kernel knows of functions, as plain data for hints, hovers and highlights. This runs in the worker.

import type { Access, Facts, Lending } from "../ownership/query.js";
import type { Local, Operation, Taker } from "../ownership/mir.js";
import type { Span } from "../ownership/report.js";
import { placeOf, type Place } from "../transform/report/diagnostic.js";
import type { Hint, Lent, Life } from "./job.js";

type Drop = Operation & { op: "drop" };
type Move = Operation & { op: "move" };

/** Whether a span belongs to the file that a question is about. */
export type IsHere = (span: Span) => boolean;

/** Returns the drops that the compiler writes and the moves at arguments, in the functions of a file. */
export function hintsOf(functions: readonly Facts[], isHere: IsHere): Hint[] {
  const found = new Map<string, Hint>();
  for (const { mir } of functions) {
    const hints = mir.blocks.flatMap(({ operations }) => operations.flatMap((operation) => hintOf(operation, isHere)));
    for (const hint of hints) found.set(JSON.stringify(hint), hint); // a generic function has an instance for each type
  }
  return joined([...found.values()]);
}

function hintOf(operation: Operation, isHere: IsHere): Hint[] {
  if (operation.op === "drop" && isHere(operation.span)) return dropHint(operation);
  if (operation.op !== "move" || operation.withWhole || operation.taker?.kind !== "parameter") return [];
  const { span, taker } = operation;
  if (!isHere(span)) return [];
  return [{ kind: "move", place: startOf(span), label: "move", why: `moves ${intoWhat(taker)!}` }];
}

function dropHint(drop: Drop): Hint[] {
  const place = placeOfDrop(drop);
  const { local, verdict, replaced } = drop;
  if (!place || local.kind === "tmp" || verdict === "none" || verdict === undefined) return [];
  const when = replaced ? "the new value replaces it" : drop.by ? "this leaves its scope" : "its scope ends";
  const flag = verdict === "flag" ? ", unless it has moved: a flag decides" : "";
  const label = `drop(${local.name})${verdict === "flag" ? "?" : ""}`;
  return [{ kind: "drop", place, label, why: `\`${local.name}\` is dropped here: ${when}${flag}` }];
}

/** Returns the place where a drop is shown: before a closing brace, or behind the statement that leaves the scope. */
function placeOfDrop({ end, by }: Drop): Place | null {
  return by ? endOf(by) : end ? startOf(end) : null;
}

/** Drops at one place make one hint, in their order. */
function joined(hints: readonly Hint[]): Hint[] {
  const byPlace = new Map<string, Hint>();
  for (const hint of hints) {
    const key = `${hint.kind} ${JSON.stringify(hint.place)}`;
    const first = byPlace.get(key);
    const isSame = first && hint.kind === "move";
    if (isSame) continue;
    byPlace.set(
      key,
      first ? { ...first, label: `${first.label} ${hint.label}`, why: `${first.why}\n${hint.why}` } : hint,
    );
  }
  return [...byPlace.values()];
}

/** Returns the life of the variable that is named at an offset of a file, or null. */
export function lifeAt(functions: readonly Facts[], isHere: IsHere, offset: number): Life | null {
  for (const facts of functions) {
    const variable = facts.variables.find((each) =>
      namesOf(facts, each).some((span) => isHere(span) && has(span, offset)),
    );
    if (variable) return lifeOf(facts, variable);
  }
  return null;
}

/** The places at which a variable stands by its name. */
function namesOf(facts: Facts, variable: Local): Span[] {
  const uses = facts.accesses(variable).filter(isWritten);
  const copies = facts.mir.blocks.flatMap(({ operations }) => operations.flatMap((each) => copyOf(each, variable)));
  const named = [...uses.map(({ operation }) => operation.span), ...copies].map(({ source, start }) => {
    return { source, start, end: start + variable.name.length };
  });
  return [variable.span, ...named].filter((span) => textOf(span) === variable.name);
}

/** The place where the loans of a borrow are passed on. */
function copyOf(operation: Operation, variable: Local): Span[] {
  const isCopy = (operation.op === "copy" || operation.op === "store") && operation.sources.includes(variable);
  return isCopy || (operation.op === "return" && operation.source === variable) ? [operation.span] : [];
}

/** A drop isn't written in the source. */
function isWritten({ operation }: Access): boolean {
  return operation.op !== "drop";
}

function lifeOf(facts: Facts, variable: Local): Life {
  const accesses = facts.accesses(variable);
  const own = facts.lendings(variable);
  const others = variable.loans ? facts.variables.filter((each) => each !== variable) : [];
  return {
    name: variable.name,
    holds: variable.own ? "owned" : variable.ref === "mut" ? "exclusive" : variable.ref ? "shared" : "borrows",
    type: variable.typeName ?? null,
    isParameter: variable.kind === "param",
    declared: placeOf(variable.span),
    uses: namesOf(facts, variable).map(placeOf),
    moves: accesses.flatMap(({ operation }) => moveOf(operation)),
    drops: accesses.flatMap(({ operation }) => dropOf(operation)),
    lent: own.filter(({ live }) => live.length > 1).map(lentOf),
    borrowed: others
      .flatMap((each) => facts.lendings(each))
      .filter(({ borrows }) => borrows.includes(variable))
      .map(lentOf),
  };
}

function moveOf(operation: Operation): Life["moves"][number][] {
  if (operation.op !== "move" || operation.withWhole) return [];
  return [{ ...placeOf((operation as Move).span), into: intoWhat(operation.taker) }];
}

function dropOf(operation: Operation): Life["drops"][number][] {
  if (operation.op !== "drop" || operation.verdict === "none") return [];
  const place = placeOfDrop(operation);
  return place ? [{ ...place, isCertain: operation.verdict === "static" }] : [];
}

function lentOf({ loan, borrows, live }: Lending): Lent {
  const named = borrows.filter(({ kind }) => kind !== "tmp").map(({ name }) => name);
  return {
    of: [loan.local.name, ...loan.path].join("."),
    by: [...new Set(named)],
    isExclusive: loan.mut,
    at: placeOf(loan.span),
    until: live.slice(1).map(placeOf),
  };
}

function intoWhat(taker: Taker | undefined): string | null {
  if (!taker) return null;
  if (taker.kind === "method") return `into the method \`${taker.name}\``;
  if (taker.kind === "variable") return `into \`${taker.name}\``;
  return `into the parameter \`${taker.name}\` of \`${taker.of}\``;
}

function has({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function startOf({ source, start }: Span): Place {
  return placeOf({ source, start, end: start });
}

/** The place behind a statement, with its semicolon. */
function endOf(span: Span): Place {
  const { source, end } = span;
  const last = textOf({ source, start: end, end: end + 1 }) === ";" ? end + 1 : end;
  return placeOf({ source, start: last, end: last });
}

function textOf({ source, start, end }: Span): string {
  return (source as { text: string }).text.slice(start, end);
}
