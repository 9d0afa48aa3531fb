// Hints, hovers and highlights of the protocol.

import {
  DocumentHighlightKind,
  MarkupKind,
  type DocumentHighlight,
  type Hover,
  type InlayHint,
  type Position,
} from "vscode-languageserver";
import type { Place } from "../transform/report/diagnostic.js";
import { toRange } from "./convert.js";
import type { Hint, Lent, Life } from "./job.js";

export function inlayHintOf({ kind, place, label, why }: Hint): InlayHint {
  const { start } = toRange(place);
  // A drop stands before a closing brace or behind a statement, a move before an argument.
  return { position: start, label, tooltip: why, paddingLeft: kind === "drop", paddingRight: true };
}

/** Returns what is known of a variable at a position, in Markdown. */
export function hoverOf(life: Life, position: Position): Hover {
  const range = [life.declared, ...life.uses].map(toRange).find(({ start, end }) => {
    return start.line === position.line && start.character <= position.character && position.character <= end.character;
  });
  const lines = [headline(life), ...details(life).map((line) => `- ${line}`)];
  return { contents: { kind: MarkupKind.Markdown, value: lines.join("\n") }, ...(range && { range }) };
}

function headline({ name, holds, type, isParameter }: Life): string {
  const what = type === null ? "" : ` a \`${type}\``;
  switch (holds) {
    case "owned":
      return `\`${name}\` owns${what || " its value"}`;
    case "shared":
      return `\`${name}\` borrows${what}${isParameter ? " of the caller" : ""}`;
    case "exclusive":
      return `\`${name}\` borrows${what}${isParameter ? " of the caller" : ""}, exclusively`;
    case "borrows":
      return `\`${name}\` is${what || " a value"} that holds borrows`;
  }
}

function details({ moves, drops, lent, borrowed }: Life): string[] {
  return [
    ...borrowed.map((loan) => `borrows from \`${loan.of}\`${since(loan)}`),
    ...lent.map((loan) => {
      const who = loan.by.length > 0 ? `, by ${loan.by.map((name) => `\`${name}\``).join(", ")}` : "";
      return `${loan.isExclusive ? "borrowed exclusively" : "borrowed"}${since(loan)}${who}`;
    }),
    ...inOrder(moves).map((place) => `moves on line ${place.start.line}${place.into === null ? "" : ` ${place.into}`}`),
    ...unique(
      inOrder(drops).map(
        (place) => `dropped on line ${place.start.line}${place.isCertain ? "" : ", unless it has moved"}`,
      ),
    ),
  ];
}

/** The lines from the loan to its last use. */
function since({ at, until }: Lent): string {
  const last = Math.max(at.start.line, ...until.map(({ end }) => end.line));
  return last === at.start.line ? ` on line ${last}` : ` from line ${at.start.line} until line ${last}`;
}

function inOrder<T extends Place>(places: readonly T[]): T[] {
  return [...places].sort((a, b) => a.start.line - b.start.line);
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

/** Returns the life of a variable: its declaration and moves are written, its uses and loans are read. */
export function highlightsOf({ declared, uses, moves, lent }: Life): DocumentHighlight[] {
  const read = [...uses, ...lent.flatMap(({ at, until }) => [at, ...until])];
  const found = new Map<string, DocumentHighlight>();
  const add = (places: readonly Place[], kind: DocumentHighlightKind) => {
    for (const place of places) {
      const range = toRange(place);
      found.set(JSON.stringify(range), { range, kind });
    }
  };
  add(read, DocumentHighlightKind.Read);
  add([declared, ...moves], DocumentHighlightKind.Write);
  return [...found.values()].sort((a, b) => order(a.range.start, b.range.start));
}

function order(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
