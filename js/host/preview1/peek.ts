import { readSync } from "node:fs";
import { codeOf } from "../wasi-common/refusal.js";
import { pause } from "../wasi-common/sleep.js";
import { atOnce } from "./system.js";

/** The data that can be read. */
export interface Available {
  /** The number of bytes, if it is known. */
  readonly bytes: number;
  /** Whether the other end is closed. */
  readonly hangup: boolean;
}

/** Some data of unknown length. */
export const SOMETHING: Available = { bytes: 0, hangup: false };

/**
 * Checks whether there is data to read. node:fs has no poll, so one byte is read and kept until the guest reads it.
 * Every descriptor passed to it must be a non-blocking one of the host.
 */
export class Peek {
  #byte: number | undefined;

  /** Returns what can be read; undefined if a read would block. */
  look(fd: number, isPipe: boolean): Available | undefined {
    if (this.#byte !== undefined) return SOMETHING;
    const byte = new Uint8Array(1);
    try {
      if (readSync(fd, byte, 0, 1, null) === 0) return { bytes: 0, hangup: isPipe };
      this.#byte = byte[0];
    } catch (error) {
      if (codeOf(error) === "EAGAIN") return undefined;
    }
    return SOMETHING;
  }

  /** Waits until the pipe `fd` has been opened for writing, or written to. */
  waitForWriter(fd: number): void {
    while (this.hasNoWriter(fd)) pause();
  }

  /** Returns whether the pipe `fd` has neither data nor a writer, not even one that waits for a reader. */
  hasNoWriter(fd: number): boolean {
    return this.look(fd, true)?.hangup === true;
  }

  /** Reads the kept byte and the data after it. Returns the number of bytes; 0 if no byte is kept. */
  take(into: Uint8Array, fd: number | null): number {
    if (this.#byte === undefined) return 0;
    into[0] = this.#byte;
    this.#byte = undefined;
    if (into.length === 1 || fd === null) return 1;
    try {
      return 1 + readSync(fd, into, 1, atOnce(into.length - 1), null);
    } catch {
      return 1;
    }
  }
}
