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

  readonly add = (report: Report): void => {
    const message = report.message.replace(MODULE, "");
    const { source, start } = report.primary.span;
    if (!this.#sources.has(source)) this.#sources.set(source, this.#sources.size);
    const key = `${report.code} ${this.#sources.get(source)!} ${start} ${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#all.push({ ...report, message });
  };
}

/** asc's own names of types begin with the file that they are in. */
const MODULE = /(?:[\w.~-]+\/)+(?=[A-Z])/g;
