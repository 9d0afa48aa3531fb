import { closeSync, constants, fstatSync, openSync, readSync, writeSync, type BigIntStats } from "node:fs";
import { isatty } from "node:tty";
import { isMainThread } from "node:worker_threads";
import { Errno, Filetype } from "../../shared.js";
import { Linux } from "../sockets/constants.js";
import { libcIfThere } from "../sockets/libc.js";
import { mayWait, pause, slice } from "../wasi-common/sleep.js";
import type { Served, Stream } from "../wasi-common/stdio.js";
import { filetypeOf } from "../wasi-common/filetype.js";
import { Peek, SOMETHING, type Available } from "./peek.js";
import { procfs } from "../paths/held.js";
import { atOnce } from "./system.js";
import { codeOf, refuse } from "../wasi-common/refusal.js";

/** A standard stream, as the calls use it. Nothing that the guest does changes the host's own stream. */
export interface OpenStream {
  readonly filetype: number;
  readonly isTerminal: boolean;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** The host's descriptor, borrowed. */
  readonly host?: number;
  /** Fills `into` with the available data and returns the number of bytes; 0 is the end. Blocks only if `wait` is set. */
  read(into: Uint8Array, wait: boolean): number;
  /**
   * Writes as much of `from`, which the guest owns, as possible, and returns the number of bytes. `append` writes at
   * the end of a file.
   */
  write(from: Uint8Array, wait: boolean, append: boolean): number;
  /** Returns what can be read; undefined if a read would block. */
  available(): Available | undefined;
  /** The host's stat of it, if it is a descriptor of the host. */
  stat(): BigIntStats | undefined;
  close(): void;
}

/** Returns the stream for an option; undefined if the host's descriptor is closed. */
export function openStream(stream: Stream, input: boolean): OpenStream | undefined {
  if ("closed" in stream) return undefined;
  if ("host" in stream) return new HostStream(stream.host, input);
  return new ServedStream("served" in stream ? stream.served : nowhere(input));
}

function nowhere(input: boolean): Served {
  return input ? { read: () => 0, available: () => 0 } : { write: () => Errno.SUCCESS };
}

class ServedStream implements OpenStream {
  readonly filetype = Filetype.UNKNOWN;
  readonly isTerminal = false;

  constructor(private readonly served: Served) {}

  get canRead(): boolean {
    return this.served.read !== undefined;
  }

  get canWrite(): boolean {
    return this.served.write !== undefined;
  }

  read(into: Uint8Array): number {
    return this.served.read?.(into) ?? refuse(Errno.BADF);
  }

  write(from: Uint8Array): number {
    const chunk = from.subarray(0, atOnce(from.length));
    const errno = this.served.write?.(chunk) ?? Errno.BADF;
    if (errno !== Errno.SUCCESS) refuse(errno);
    return chunk.length;
  }

  available(): Available {
    return { bytes: this.served.available?.() ?? 0, hangup: false };
  }

  stat(): undefined {
    return undefined;
  }

  close(): void {}
}

/** The number of bytes that a pipe accepts without blocking, if it accepts any. */
const PIPE_BUF = 4096;

/** The most bytes that one call moves. */
const MOST = atOnce(Infinity);

/** A descriptor of the host, borrowed: it is never closed here, and its flags are never changed. */
class HostStream implements OpenStream {
  readonly filetype: number;
  readonly isTerminal: boolean;
  /** A second open file description of the same pipe or terminal, for calls that must not block; null if it can't be opened. */
  #private: number | null | undefined;
  #appending: number | undefined;
  readonly #peek = new Peek();

  constructor(
    readonly host: number,
    private readonly input: boolean,
  ) {
    this.filetype = filetypeOf(fstatSync(host));
    this.isTerminal = isatty(host);
  }

  // A stream has one direction, even if the host has opened it for both, as a terminal, a socket or a file may be.
  get canRead(): boolean {
    return this.input;
  }

  get canWrite(): boolean {
    return !this.input;
  }

  read(into: Uint8Array, wait: boolean): number {
    if (into.length === 0) return 0;
    return (
      this.#peek.take(into, this.#private ?? null) ||
      this.#try(wait, (fd, most) => readSync(fd, into, 0, Math.min(into.length, most), null))
    );
  }

  write(from: Uint8Array, wait: boolean, append: boolean): number {
    const write = (fd: number, most: number) => writeSync(fd, from, 0, Math.min(from.length, most), null);
    const end = append ? this.#atEnd() : undefined;
    return end === undefined ? this.#try(wait, write) : write(end, MOST);
  }

  available(): Available | undefined {
    if (!this.input) return SOMETHING;
    const fd = this.#withoutWaiting();
    if (fd !== null) return this.#peek.look(fd, this.filetype === Filetype.UNKNOWN);
    if (!this.#mayBlock) return SOMETHING;
    const happened = this.#poll(0);
    if (happened === 0) return undefined;
    return { bytes: 0, hangup: (happened & Linux.POLLHUP) !== 0 && (happened & Linux.POLLIN) === 0 };
  }

  stat(): BigIntStats {
    return fstatSync(this.host, { bigint: true });
  }

  close(): void {
    if (this.#private != null) closeSync(this.#private);
    if (this.#appending !== undefined) closeSync(this.#appending);
    this.#private = null;
    this.#appending = undefined;
  }

  /** The same file opened again for writing at its end; undefined for a stream without an end, such as a pipe. */
  #atEnd(): number | undefined {
    if (this.filetype !== Filetype.REGULAR_FILE) return undefined;
    if (!procfs) refuse(Errno.NOTSUP);
    return (this.#appending ??= openSync(`${procfs}/${this.host}`, constants.O_WRONLY | constants.O_APPEND));
  }

  /**
   * Does a call, and waits if the guest expects that. The host's streams may be non-blocking (Node makes pipes that
   * it uses itself so), but a guest that hasn't requested that expects to wait. A guest that may have to be stopped,
   * in a worker or with a deadline, must not block inside the system.
   */
  #try(wait: boolean, call: (fd: number, most: number) => number): number {
    const direct = wait && isMainThread && mayWait();
    const own = direct ? null : this.#withoutWaiting();
    if (!direct && own === null && this.#mayBlock) return this.#whenReady(wait, call);
    for (;;) {
      try {
        return call(own ?? this.host, MOST);
      } catch (error) {
        if (codeOf(error) === "EINTR") continue;
        if (codeOf(error) !== "EAGAIN" || !wait) throw error;
        pause();
      }
    }
  }

  /** Does a call once the system reports that it won't block. A pipe that has room accepts PIPE_BUF bytes at once. */
  #whenReady(wait: boolean, call: (fd: number, most: number) => number): number {
    while (this.#poll(wait ? slice() : 0) === 0) if (!wait) refuse(Errno.AGAIN);
    return call(this.host, PIPE_BUF);
  }

  /** Polls the system to learn whether a call would block. Fails with `notsup` if nothing can poll. */
  #poll(milliseconds: number): number {
    const libc = libcIfThere() ?? refuse(Errno.NOTSUP);
    return libc.poll([{ fd: this.host, events: this.input ? Linux.POLLIN : Linux.POLLOUT }], milliseconds)[0]!;
  }

  /** Whether a call on the host's own descriptor may block inside the system. */
  get #mayBlock(): boolean {
    return this.filetype === Filetype.UNKNOWN || this.isTerminal;
  }

  #withoutWaiting(): number | null {
    if (this.#private !== undefined) return this.#private;
    const waits = this.filetype === Filetype.UNKNOWN || this.filetype === Filetype.CHARACTER_DEVICE;
    if (!procfs || !waits) return (this.#private = null);
    try {
      const access = this.input ? constants.O_RDONLY : constants.O_WRONLY;
      return (this.#private = openSync(`${procfs}/${this.host}`, access | constants.O_NONBLOCK | constants.O_NOCTTY));
    } catch {
      return (this.#private = null);
    }
  }
}
