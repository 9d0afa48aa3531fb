// Tied values that go to parameters. A parameter of a function may pass its value on to a place that lives for ever, such as
// a field; then callers can't pass a value that holds borrows. The body says which parameters do, and it may be checked
// after the call, so that such calls are kept until all bodies are checked.

import type { Escape } from "../../ownership/mir.js";
import type { Sink } from "../../ownership/report.js";
import type { Param, Signature } from "../types/signatures.js";

/** The escapes of a program's functions that depend on each other. */
export class Escapes {
  readonly #all: (Escape & { readonly source: Param | null })[] = [];

  /** Adds an escape in the body of a function. */
  add(signature: Signature, escape: Escape): void {
    const source = signature.params.find(({ name }) => name === escape.from) ?? null;
    this.#all.push({ ...escape, source });
  }

  /** Reports those that end in a place that lives for ever. */
  report(sink: Sink): void {
    const lasting = new Set<object | null>([null]);
    for (let size = 0; size < lasting.size;) {
      size = lasting.size;
      for (const { source, into } of this.#all) if (source && lasting.has(into)) lasting.add(source);
    }
    for (const { from, into, report } of this.#all) if (from === null && lasting.has(into)) sink(report);
  }
}
