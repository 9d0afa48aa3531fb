// Events on their way from the thread or process of a module: a JSON text in each line.

import { StringDecoder } from "node:string_decoder";
import type { TraceEvent } from "./event.js";
import { Observer } from "./observer.js";

/** Returns an observer whose events go to `write` at once, since the module may be stopped at any time. */
export function sending(write: (chunk: Uint8Array) => void, hasStacks: boolean): Observer {
  return new Observer((event) => write(Buffer.from(`${JSON.stringify(event)}\n`)), hasStacks);
}

/** Passes the events in chunks on to an observer. */
export class Receiver {
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";

  constructor(private readonly observer: Observer) {}

  write(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.write(Buffer.from(chunk))).split("\n");
    this.#rest = lines.pop()!; // a line that a stopped process didn't finish stays here
    for (const line of lines) this.observer.forward(JSON.parse(line) as TraceEvent);
  }
}
