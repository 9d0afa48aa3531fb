import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import * as assert from "uvu/assert";
import type { Tree } from "./tree.js";

/** Makes a pipe of the name `name` in a tree. */
export function fifo(files: Tree, name: string): Fifo {
  const path = files.at(name);
  assert.is(spawnSync("mkfifo", [path]).status, 0);
  return new Fifo(path);
}

/** A pipe with a name, open at both ends. */
export class Fifo {
  readonly reader: number;
  readonly writer: number;
  readonly #open: Set<number>;

  constructor(private readonly path: string) {
    // Opening the one end waits for the other, unless it is told not to.
    const first = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    this.writer = openSync(path, "w");
    this.reader = openSync(path, "r");
    closeSync(first);
    this.#open = new Set([this.reader, this.writer]);
  }

  /** Writes until nothing more goes in. */
  fill(): void {
    const writer = openSync(this.path, constants.O_WRONLY | constants.O_NONBLOCK);
    try {
      for (;;) writeSync(writer, new Uint8Array(4096));
    } catch (error) {
      assert.is((error as NodeJS.ErrnoException).code, "EAGAIN");
    } finally {
      closeSync(writer);
    }
  }

  closeReader(): void {
    this.#close(this.reader);
  }

  closeWriter(): void {
    this.#close(this.writer);
  }

  /** Closes what is still open. */
  close(): void {
    for (const fd of this.#open) this.#close(fd);
  }

  #close(fd: number): void {
    if (this.#open.delete(fd)) closeSync(fd);
  }
}
