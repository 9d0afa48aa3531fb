// What a picture of an error shows: lines of the program, the variable's life, its loans, and the error's labels. All of it
// comes from the facts of the kernel and from the diagnostic.

import type { Local } from "../ownership/mir.js";
import type { Facts, Holding, Lending } from "../ownership/query.js";
import type { Span } from "../ownership/report.js";
import { placeOf, type Diagnostic, type Place } from "../transform/report/diagnostic.js";

/** A text below a line, with the part of the line that it is about. */
interface Label {
  readonly text: string;
  readonly isPrimary: boolean;
  /** The columns of the line, from 0. */
  readonly from: number;
  readonly to: number;
}

export interface Line {
  readonly number: number;
  readonly text: string;
  readonly labels: readonly Label[];
}

/** What a variable does on a line. */
export type Mark = "declared" | "used" | "moved" | "dropped";

/** The life of the variable: what it holds on each line, by line numbers. */
interface Lifeline {
  readonly name: string;
  readonly holdings: ReadonlyMap<number, Holding>;
  readonly marks: ReadonlyMap<number, Mark>;
}

/** A loan of the variable. */
export interface LoanLine {
  readonly name: string;
  readonly isMutable: boolean;
  readonly first: number;
  readonly last: number;
  /** The line on which something happens that it forbids. */
  readonly conflict: number | null;
}

export interface Scene {
  readonly title: string;
  readonly file: string;
  readonly lines: readonly Line[];
  /** The line of the error. */
  readonly error: number;
  readonly life: Lifeline | null;
  readonly loans: readonly LoanLine[];
  readonly help: string | null;
}

/** Lines around those with labels, and the longest gap that is drawn. */
const AROUND = 1;
const GAP = 3;

/** Makes the scene of a diagnostic, whose file has the text `source`. */
export function sceneOf(diagnostic: Diagnostic, source: string, functions: readonly Facts[]): Scene {
  const place = diagnostic.place!;
  const places = [{ ...place, label: diagnostic.label }, ...diagnostic.related].filter(
    ({ file }) => file === place.file,
  );
  const subject = subjectOf(functions, places);
  const lifeline = subject && lifeOf(subject);
  const loans = subject && lifeline ? loansOf(subject, places, lifeline) : [];
  const wanted = [
    ...places.map(({ start }) => start.line),
    ...(lifeline ? [...lifeline.marks.keys()] : []),
    ...loans.flatMap(({ first, last }) => [first, last]),
  ];
  return {
    title: `${diagnostic.code}: ${diagnostic.message}`,
    file: place.file,
    lines: linesOf(source.split("\n"), wanted, places),
    error: place.start.line,
    life: lifeline,
    loans,
    help: diagnostic.help,
  };
}

type Labelled = Place & { readonly label: string };

interface Subject {
  readonly facts: Facts;
  readonly variable: Local;
}

/** The variable that an error is about: the one that is accessed at the error, or else one that a label points to. */
function subjectOf(functions: readonly Facts[], places: readonly Labelled[]): Subject | null {
  const [primary] = places;
  const all = functions.flatMap((facts) => facts.variables.map((variable) => ({ facts, variable })));
  return (
    all.find(({ facts, variable }) =>
      facts.accesses(variable).some(({ operation }) => covers(operation.span, primary!)),
    ) ??
    all.find(({ facts, variable }) =>
      facts.mir.loans.some((loan) => loan.local === variable && covers(loan.span, primary!)),
    ) ??
    all.find(({ variable }) => places.some((place) => covers(variable.span, place))) ??
    null
  );
}

/** Whether a span begins where a place does. */
function covers(span: Span, { file, start }: Place): boolean {
  const at = placeOf(span);
  return at.file === file && at.start.line === start.line && at.start.column === start.column;
}

function lineOf(span: Span): number {
  return placeOf(span).start.line;
}

function lifeOf({ facts, variable }: Subject): Lifeline {
  const declared = lineOf(variable.span);
  const holdings = new Map<number, Holding>();
  for (const { span, holding } of facts.holdings(variable)) {
    const line = lineOf(span);
    if (line > declared && !holdings.has(line)) holdings.set(line, holding);
  }
  const marks = new Map<number, Mark>([[declared, "declared"]]);
  for (const { operation, before } of facts.accesses(variable)) {
    if (operation.op === "drop" && (before === "empty" || operation.verdict === "none")) continue;
    const mark = operation.op === "move" ? "moved" : operation.op === "drop" ? "dropped" : "used";
    const line = lineOf(operation.op === "drop" ? (operation.end ?? operation.span) : operation.span);
    if (line > declared && (mark !== "used" || !marks.has(line))) marks.set(line, mark);
  }
  return { name: variable.name, holdings, marks };
}

/** The loans that the error is about: those that a label points to, or that are live at the error. One of a line isn't. */
function loansOf({ facts, variable }: Subject, places: readonly Labelled[], { marks }: Lifeline): LoanLine[] {
  const [primary] = places;
  const isAbout = ({ loan, live }: Lending) =>
    places.some((place) => covers(loan.span, place)) || live.some((span) => covers(span, primary!));
  return facts
    .lendings(variable)
    .filter(isAbout)
    .map((lending) => {
      const first = lineOf(lending.loan.span);
      const last = Math.max(...lending.live.map(lineOf), ...usesOf(facts, lending));
      const ends = [...marks].filter(([, mark]) => mark === "moved" || mark === "dropped").map(([line]) => line);
      const conflict = [primary!.start.line, ...ends].find((line) => line > first && line <= last) ?? null;
      return { name: holderOf(lending), isMutable: lending.loan.mut, first, last, conflict };
    })
    .filter(({ first, last }) => last > first);
}

/** The lines on which the variables are used that carry a loan. */
function usesOf(facts: Facts, { borrows, loan }: Lending): number[] {
  const named = borrows.filter(({ kind }) => kind === "var");
  return named
    .flatMap((borrow) => facts.accesses(borrow).map(({ operation }) => lineOf(operation.span)))
    .filter((line) => line >= lineOf(loan.span));
}

function holderOf({ borrows }: Lending): string {
  return borrows.find(({ kind }) => kind === "var" || kind === "param")?.name ?? "a borrow";
}

/** The lines to draw. A gap of more than a few lines between those that are wanted is left out. */
function linesOf(source: readonly string[], wanted: readonly number[], places: readonly Labelled[]): Line[] {
  const shown = new Set<number>();
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  for (const [i, line] of sorted.entries()) {
    for (let each = line - AROUND; each <= line + AROUND; each++) shown.add(each);
    const before = sorted[i - 1];
    if (before !== undefined && line - before <= GAP + 2 * AROUND)
      for (let each = before; each < line; each++) shown.add(each);
  }
  const isBlank = (number: number) => source[number - 1]!.trim() === "";
  const numbers = [...shown].filter((number) => number >= 1 && number <= source.length).sort((a, b) => a - b);
  while (numbers.length > 0 && isBlank(numbers[0]!)) numbers.shift();
  while (numbers.length > 0 && isBlank(numbers.at(-1)!)) numbers.pop();
  return numbers.map((number) => {
    const text = source[number - 1]!;
    return { number, text: text.trimEnd(), labels: labelsOn(number, places, text) };
  });
}

function labelsOn(number: number, places: readonly Labelled[], text: string): Label[] {
  return places
    .map((place, i) => ({ place, isPrimary: i === 0 }))
    .filter(({ place }) => place.start.line === number)
    .map(({ place: { start, end, label }, isPrimary }) => ({
      ...{ text: label, isPrimary, from: start.column - 1 },
      to: Math.max(start.column, end.line === start.line ? end.column - 1 : text.trimEnd().length),
    }))
    .sort((a, b) => b.from - a.from);
}
