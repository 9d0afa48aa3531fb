import type { Source } from "assemblyscript";
import type { Report } from "../../ownership/report.js";

/** Collects the errors and warnings of a program, each once. */
export class Reports {
  readonly #seen = new Set<string>();
  readonly #sources = new Map<object, number>();
  readonly #all: Report[] = [];

  /** @param isStrict whether warnings are errors */
  constructor(private readonly isStrict = false) {}

  /** The number of errors. Warnings don't count, even if they are errors in the end: a program that has some compiles. */
  count = 0;

  /**
   * All errors and warnings. A container that can't hold owners is reported once, without the errors on its line that follow from
   * it.
   */
  get all(): readonly Report[] {
    const containers = new Map<string, Report>();
    for (const report of this.#all) {
      const line = lineOf(report);
      const first = containers.get(line);
      if (report.code === CONTAINER && (!first || report.primary.span.start < first.primary.span.start))
        containers.set(line, report);
    }
    return this.#all.filter((report) => {
      const container = containers.get(lineOf(report));
      if (!container || report === container) return true;
      return !CONSEQUENCES.has(report.code) && (report.code !== CONTAINER || report.message !== container.message);
    });
  }

  readonly #doubtful: Report[] = [];

  /** Adds an error that is reported only if the program has no others. */
  addUnlessRejected(report: Report): void {
    this.#doubtful.push(report);
  }

  /** Adds a possible error, unless the program is rejected already. */
  settle(isRejected: boolean): void {
    if (!isRejected && this.count === 0) for (const report of this.#doubtful) this.add(report);
  }

  readonly add = (report: Report): void => {
    const message = withoutPath(report.message);
    const { source, start } = report.primary.span;
    if (!this.#sources.has(source)) this.#sources.set(source, this.#sources.size);
    const key = `${report.code} ${this.#sources.get(source)!} ${start} ${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (report.severity === "error") this.count++;
    this.#all.push({ ...report, message, severity: this.isStrict ? "error" : report.severity });
  };
}

/** The code for an untracked class that holds tracked values. */
const CONTAINER = "OWN0910";

/** The codes for values that go into such a class. */
const CONSEQUENCES = new Set(["OWN0906", "OWN0924", "E0521"]);

function lineOf({ primary: { span } }: Report): string {
  const source = span.source as Source;
  return `${source.normalizedPath}:${source.lineAt(span.start)}`;
}

export function withoutPath(text: string): string {
  return text.replace(MODULE, "");
}

/** Removes the path of the file that asc puts before the names of types. */
const MODULE = /(?:[\w.~-]+\/)+(?=[A-Z])/g;
