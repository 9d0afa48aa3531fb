import { readSync } from "node:fs";
import { codeOf } from "../wasi-common/refusal.js";
import { pause } from "../wasi-common/sleep.js";
import { atOnce } from "./system.js";

/** What there is to read. */
export interface Available {
  /** How many bytes, as far as one can know. */
  readonly bytes: number;
  /** Whether nobody has the other end. */
  readonly hangup: boolean;
}

/** There is something, and nobody knows how much. */
export const SOMETHING: Available = { bytes: 0, hangup: false };

/**
 * Whether there is something to read. node:fs has no poll: a byte is read, and kept until the guest reads it. All calls
 * are for a descriptor of the host's that doesn't wait.
 */
export class Peek {
  #byte: number | undefined;

  /** What there is to read; undefined if reading would wait. */
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

  /** Waits until somebody has opened the pipe `fd` for writing, or has written into it. */
  waitForWriter(fd: number): void {
    while (this.look(fd, true)?.hangup === true) pause();
  }

  /** Reads the byte that is kept and what there is behind it. Gives how many bytes; 0 where none is kept. */
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
