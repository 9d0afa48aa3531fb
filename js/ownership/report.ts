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

/** An error of ownership, as rustc would report it. */
export interface Report {
  /** Rust's code, such as `E0382`. Codes with `OWN` are this project's own. */
  readonly code: string;
  readonly message: string;
  /** The place of the error. */
  readonly primary: Label;
  /** Places that explain the error. */
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
