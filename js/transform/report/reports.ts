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

  get all(): readonly Report[] {
    return this.#all;
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

export function withoutPath(text: string): string {
  return text.replace(MODULE, "");
}

/** asc's own names of types begin with the file that they are in. */
const MODULE = /(?:[\w.~-]+\/)+(?=[A-Z])/g;
