// The errors that the kernel reports. A front end makes the spans and prints the reports.

/** A place in a source. The kernel only compares places; the front end knows what a source is. */
export interface Span {
  readonly source: object;
  readonly start: number;
  /** The offset after the last character. */
  readonly end: number;
  /** Of a call: the span of the callee. The arguments have spans of their own. */
  readonly callee?: Span;
}

/** A place, with the text printed below it. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** A text that replaces a span; at an empty span it is inserted. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A change of the source that mends an error. */
export interface Suggestion {
  /** What it does, as in "clone it: `log.tryClone().value`". */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Names of the library that the new text uses. The file must import them. */
  readonly uses: readonly string[];
  /** Whether it is what the program needs, or only may be: rustc's `MachineApplicable` and `MaybeIncorrect`. */
  readonly isSure: boolean;
}

/** An error or a warning of ownership, as rustc would report it. */
export interface Report {
  readonly severity: "error" | "warning";
  /** Rust's code, such as `E0382`. Codes with `OWN` are this project's own. */
  readonly code: string;
  readonly message: string;
  /** The place of the error. */
  readonly primary: Label;
  /** Places that explain the error. */
  readonly secondary: readonly Label[];
  /** What to write instead. */
  readonly help: string | undefined;
  /** Changes that mend it, the best first. */
  readonly suggestions: readonly Suggestion[];
}

/** Receives the reports of a function. */
export type Sink = (report: Report) => void;

/** Makes a report. */
export function report(
  code: string,
  span: Span,
  message: string,
  {
    label = "",
    secondary = [],
    help,
    suggestions = [],
    severity = "error",
  }: {
    label?: string;
    secondary?: readonly Label[];
    help?: string | undefined;
    suggestions?: readonly Suggestion[];
    severity?: Report["severity"];
  } = {},
): Report {
  return { severity, code, message, primary: { span, text: label }, secondary, help, suggestions };
}

/** Whether two spans are the same place. */
export function isSame(a: Span, b: Span): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}
