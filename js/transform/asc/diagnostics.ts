import {
  DiagnosticCategory,
  DiagnosticCode,
  DiagnosticMessage,
  Range,
  type Program,
  type Source,
} from "assemblyscript";
import type { OutputStream } from "../../asc-transform.js";
import type { Report, Span } from "../../ownership/report.js";
import { render } from "../report/render.js";

type WithOffset = Program & { readonly diagnosticsOffset: number };

/** Passes reports to asc as its own errors and warnings, and prints them in rustc's style where asc prints one. */
export class Diagnostics {
  readonly #reports = new Map<DiagnosticMessage, Report>();
  readonly #program: WithOffset;
  /** The number of asc's diagnostics that were printed or skipped. */
  #printed = 0;

  constructor(program: Program, stream: OutputStream) {
    this.#program = program as WithOffset;
    const write = stream.write.bind(stream);
    // asc counts a diagnostic as printed before it writes it, so the last one counted is being written.
    stream.write = (chunk) => {
      const { diagnostics, diagnosticsOffset } = this.#program;
      const isNew = diagnosticsOffset > this.#printed;
      this.#printed = diagnosticsOffset;
      const report = isNew ? this.of(diagnostics[diagnosticsOffset - 1]!) : null;
      const inColour = typeof chunk === "string" && chunk.startsWith("\x1b");
      write(report ? `${render(report, inColour)}\n\n` : chunk);
    };
  }

  /** Returns the report behind a diagnostic, or null if that is asc's own. */
  of(message: DiagnosticMessage): Report | null {
    return this.#reports.get(message) ?? null;
  }

  /** Passes reports to asc, and sorts everything that asc hasn't printed yet by its place in the source. */
  emit(reports: readonly Report[]): void {
    for (const report of reports) {
      const category = report.severity === "error" ? DiagnosticCategory.Error : DiagnosticCategory.Warning;
      const message = DiagnosticMessage.create(DiagnosticCode.User_defined_0, category, "");
      message.code = Number(report.code.replace(/\D/g, ""));
      message.message = report.message;
      message.withRange(rangeOf(report.primary.span));
      if (report.secondary[0]) message.withRelatedRange(rangeOf(report.secondary[0].span));
      this.#reports.set(message, report);
      this.#program.diagnostics.push(message);
    }
    if (reports.length > 0) sortPending(this.#program);
  }
}

/** Sorts the diagnostics that asc hasn't printed yet: by file, in the order of parsing, and by position in the file. */
export function sortPending(program: Program): void {
  const { diagnostics, diagnosticsOffset: offset, sources } = program as WithOffset;
  const files = [null, ...sources];
  const file = ({ range }: DiagnosticMessage) => files.indexOf(range && range.source);
  const start = ({ range }: DiagnosticMessage) => range?.start ?? 0;
  const sorted = diagnostics.slice(offset).sort((a, b) => file(a) - file(b) || start(a) - start(b));
  diagnostics.splice(offset, sorted.length, ...sorted);
}

function rangeOf({ source, start, end }: Span): Range {
  const range = new Range(start, end);
  range.source = source as Source;
  return range;
}
