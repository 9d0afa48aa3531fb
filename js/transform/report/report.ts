import { DiagnosticCategory, DiagnosticCode, DiagnosticMessage, type Program, type Range } from "assemblyscript";

/** A place in the source with what is to be said of it. */
export interface Label {
  readonly range: Range;
  readonly text: string;
}

/** An error of ownership, as rustc would report it. */
export interface Report {
  /** Rust's number: 382 for E0382. Those from 900 on are ours. */
  readonly code: number;
  readonly message: string;
  /** The place that is wrong. */
  readonly primary: Label;
  /** Places that explain why. */
  readonly secondary: readonly Label[];
  /** What to write instead. */
  readonly help: string | undefined;
}

/** Collects the errors of a program, each once, and hands them to asc in the order of the source. */
export class Reports {
  readonly #program: Program;
  readonly #seen = new Set<string>();
  #waiting: Report[] = [];
  /** All that were handed over, for the renderer. */
  readonly all: Report[] = [];

  constructor(program: Program) {
    this.#program = program;
  }

  /** How many there are. */
  get count(): number {
    return this.#seen.size;
  }

  error(
    code: number,
    range: Range,
    text: string,
    options: { label?: string; secondary?: Label[]; help?: string } = {},
  ): void {
    const message = text.replace(MODULE, "");
    const key = `${code} ${range.source.normalizedPath} ${range.start} ${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { label = "", secondary = [], help } = options;
    this.#waiting.push({ code, message, primary: { range, text: label }, secondary, help });
  }

  /** Hands over what was collected, and puts it and what asc itself has to say into the order of the files. */
  flush(): void {
    for (const report of this.#waiting) {
      this.all.push(report);
      const message = DiagnosticMessage.create(DiagnosticCode.User_defined_0, DiagnosticCategory.Error, "");
      message.code = report.code;
      message.message = report.message;
      message.withRange(report.primary.range);
      if (report.secondary[0]) message.withRelatedRange(report.secondary[0].range);
      this.#program.diagnostics.push(message);
    }
    if (this.#waiting.length > 0) sortPending(this.#program);
    this.#waiting = [];
  }
}

/** Sorts what asc has not printed yet by file, as files were met, and by place in the file. */
function sortPending(program: Program): void {
  const { diagnostics, diagnosticsOffset: offset } = program as Program & { diagnosticsOffset: number };
  const files = [null, ...program.sources];
  const file = ({ range }: DiagnosticMessage) => files.indexOf(range && range.source);
  const start = ({ range }: DiagnosticMessage) => range?.start ?? 0;
  const sorted = diagnostics.slice(offset).sort((a, b) => file(a) - file(b) || start(a) - start(b));
  diagnostics.splice(offset, sorted.length, ...sorted);
}

/** asc's own names of types begin with the file that they are in. */
const MODULE = /(?:[\w.~-]+\/)+(?=[A-Z])/g;
