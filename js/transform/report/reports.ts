import type { Source } from "assemblyscript";
import type { Report } from "../../ownership/report.js";

/** Collects the errors of a program, each once. */
export class Reports {
  readonly #seen = new Set<string>();
  readonly #sources = new Map<object, number>();
  readonly #all: Report[] = [];

  /** How many there are. */
  get count(): number {
    return this.#all.length;
  }

  /** All of them. A container that can't hold owners is one mistake, whatever of its line follows from it. */
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

  /** Reports what is an error only where nothing else is found to be wrong with the program. */
  addUnlessRejected(report: Report): void {
    this.#doubtful.push(report);
  }

  /** Adds what is doubtful, unless the program is rejected already. */
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
    this.#all.push({ ...report, message });
  };
}

/** An untracked class that holds what is tracked. */
const CONTAINER = "OWN0910";

/** What is reported of the values that go into such a class. */
const CONSEQUENCES = new Set(["OWN0906", "OWN0924", "E0521"]);

function lineOf({ primary: { span } }: Report): string {
  const source = span.source as Source;
  return `${source.normalizedPath}:${source.lineAt(span.start)}`;
}

export function withoutPath(text: string): string {
  return text.replace(MODULE, "");
}

/** asc's own names of types begin with the file that they are in. */
const MODULE = /(?:[\w.~-]+\/)+(?=[A-Z])/g;
