// What `check` returns of an error: plain data, with lines and columns.

import { DiagnosticCategory, type DiagnosticMessage, type Program, type Source } from "assemblyscript";
import type { Label, Report, Span, Suggestion as Change } from "../../ownership/report.js";
import { editsOf, suggestionsFor } from "../suggest/asc.js";

/** A range in a file. Lines and columns start at 1; `end` is after the last character. */
export interface Place {
  /** As asc writes it: relative to the base directory, or with `~lib/` in front for a file of a package. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

interface Position {
  readonly line: number;
  /** In UTF-16 code units. */
  readonly column: number;
}

export interface Diagnostic {
  /** `E0382` and `OWN0910` come from the transform, `TS2304` and `AS102` from asc. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** Null if the diagnostic has no place, for example for a missing entry file. */
  readonly place: Place | null;
  /** The label at the place. */
  readonly label: string;
  /** Other places that explain the error. */
  readonly related: readonly (Place & { readonly label: string })[];
  /** What to write instead. */
  readonly help: string | null;
  /** Changes of the source that mend it, the best first. */
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestion {
  /** What it does. */
  readonly title: string;
  /** Whether it can be applied without a look at it, as in rustc's diagnostics. */
  readonly applicability: "MachineApplicable" | "MaybeIncorrect";
  /** Texts for places; at an empty place the text is inserted. */
  readonly edits: readonly (Place & { readonly text: string })[];
}

/** Converts a message of asc, with the report behind it if the transform made it. */
export function toDiagnostic(program: Program, message: DiagnosticMessage, report: Report | null): Diagnostic {
  const { code, category, range, relatedRange } = message;
  const label = ({ span, text }: Label) => ({ ...placeOf(span), label: text });
  return {
    code: report ? report.code : `${code < 1000 ? "AS" : "TS"}${code}`,
    severity:
      category === DiagnosticCategory.Error ? "error" : category === DiagnosticCategory.Warning ? "warning" : "info",
    message: message.message,
    place: range && placeOf(range),
    label: report?.primary.text ?? "",
    related: report ? report.secondary.map(label) : relatedRange ? [label({ span: relatedRange, text: "" })] : [],
    help: report?.help ?? null,
    suggestions: (report?.suggestions ?? suggestionsFor(program, message)).map(toSuggestion),
  };
}

function toSuggestion(change: Change): Suggestion {
  return {
    title: change.title,
    applicability: change.isSure ? "MachineApplicable" : "MaybeIncorrect",
    edits: editsOf(change).map(({ span, text }) => ({ ...placeOf(span), text })),
  };
}

export function placeOf({ source: of, start, end }: Span): Place {
  const source = of as Source;
  const position = (at: number) => ({
    line: source.lineAt(at),
    column: at === 0 ? 1 : at - source.text.lastIndexOf("\n", at - 1),
  });
  return { file: source.normalizedPath, start: position(start), end: position(end) };
}
