// What the kernel says about a program. A front end makes the spans and prints the reports.

/** A place in a source. The kernel compares places; what a source is, only the front end knows. */
export interface Span {
  readonly source: object;
  readonly start: number;
  /** The offset behind the last character. */
  readonly end: number;
  /** Of a call: what is called. The arguments have places of their own. */
  readonly callee?: Span;
}

/** A place with the text that stands below it. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** An error of ownership, as rustc would report it. */
export interface Report {
  /** `E0382`: Rust's code. Codes with `OWN` are this project's own. */
  readonly code: string;
  readonly message: string;
  /** The place that is wrong. */
  readonly primary: Label;
  /** Places that explain why. */
  readonly secondary: readonly Label[];
  /** What to write instead. */
  readonly help: string | undefined;
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
  }: { label?: string; secondary?: readonly Label[]; help?: string | undefined } = {},
): Report {
  return { code, message, primary: { span, text: label }, secondary, help };
}

/** Whether two spans are the same place. */
export function isSame(a: Span, b: Span): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}
