import { constants } from "node:os";
import { Errno, Fdflags, Filetype } from "../../shared.js";
import { Linux } from "../sockets/constants.js";
import { libcIfThere, loadLibc, type Libc } from "../sockets/libc.js";
import { closing, opening } from "../sockets/notes.js";
import type { LentSocket } from "../sockets/lent.js";
import { codeOfNumber, errnoOf } from "../wasi-common/errors.js";
import { pause, slice } from "../wasi-common/sleep.js";
import { Base } from "./base.js";
import { StandardStream } from "./standard-stream.js";
import { Refusal, refuse } from "../wasi-common/refusal.js";
import { atOnce } from "./system.js";

const { EAGAIN, EINTR } = constants.errno;

/** The flags of `sock_recv`. */
export const Riflags = { PEEK: 1, WAITALL: 2, ALL: 3 } as const;

/** The most bytes that several ranges are combined into. No datagram is longer. */
const MOST_TOGETHER = 1 << 20;

export interface Received {
  readonly length: number;
  /** Whether a datagram was longer than the ranges, so that its rest is lost. */
  readonly truncated: boolean;
}

/**
 * An open socket. Its open file description is shared with the embedder, so it may be blocking or non-blocking.
 * Therefore no call blocks inside the system except `poll`; whether a call waits there depends on the guest's own
 * flags.
 */
export class OpenSocket extends Base {
  private constructor(
    private readonly libc: Libc,
    readonly fd: number,
    origin: "given" | "opened",
    filetype: number,
    fdflags: number,
    /** Closes the host's own descriptor of it. */
    private readonly end: () => void,
  ) {
    super(origin, undefined, filetype, fdflags);
  }

  static given({ fd, type, end }: LentSocket): OpenSocket {
    const filetype = type === Linux.SOCK_DGRAM ? Filetype.SOCKET_DGRAM : Filetype.SOCKET_STREAM;
    return new OpenSocket(loadLibc(), fd, "given", filetype, 0, end);
  }

  /** Returns a descriptor as a socket if it is one. With koffi that includes standard streams. */
  static of(found: Base | undefined): OpenSocket | undefined {
    if (found instanceof OpenSocket) return found;
    if (!(found instanceof StandardStream) || found.filetype !== Filetype.SOCKET_STREAM) return undefined;
    const libc = libcIfThere();
    const { host } = found.stream;
    return libc && host !== undefined
      ? new OpenSocket(libc, host, "given", found.filetype, found.fdflags, () => {})
      : undefined;
  }

  /** Whether it is a listening socket. */
  get listens(): boolean {
    return this.libc.option(this.fd, Linux.SO_ACCEPTCONN) === 1;
  }

  private get waits(): boolean {
    return (this.fdflags & Fdflags.NONBLOCK) === 0;
  }

  private get isStream(): boolean {
    return this.filetype === Filetype.SOCKET_STREAM;
  }

  /** Accepts the next connection, with the flags that the guest requests for it. */
  accept(fdflags: number): OpenSocket {
    const { libc, listens } = this;
    // A standard stream may be blocking, so poll first.
    const isThere = () => !listens || libc.poll([{ fd: this.fd, events: Linux.POLLIN }], 0)[0] !== 0;
    const fd = this.#try(Linux.POLLIN, this.waits, () => (isThere() ? opening(() => libc.accept(this.fd)) : -EAGAIN));
    return new OpenSocket(libc, fd, "opened", this.filetype, fdflags, () => closing(fd, () => libc.close(fd)));
  }

  /** Receives into the ranges in order. `flags` are bits of `Riflags`. */
  receive(ranges: readonly Uint8Array[], flags: number): Received {
    const into = together(ranges);
    if (into.length === 0 && this.isStream) return { length: 0, truncated: false };
    const length = this.isStream
      ? this.#receiveStream(into, flags)
      : this.#receive(into, flags & Riflags.PEEK ? Linux.MSG_PEEK | Linux.MSG_TRUNC : Linux.MSG_TRUNC);
    const truncated = length > into.length;
    const kept = truncated ? into.length : length;
    if (ranges.length > 1) scatter(into.subarray(0, kept), ranges);
    return { length: kept, truncated };
  }

  /** Sends from the ranges, as many bytes as one call accepts. */
  send(ranges: readonly Uint8Array[]): number {
    const from = ranges.length === 1 ? ranges[0]! : gather(ranges, this.isStream);
    const chunk = this.isStream ? from.subarray(0, atOnce(from.length)) : from;
    return this.#try(Linux.POLLOUT, this.waits, () => this.libc.send(this.fd, chunk));
  }

  shutdown(how: number): void {
    const result = this.libc.shutdown(this.fd, how);
    if (result < 0) refuse(errnoFor(result));
  }

  /** The number of bytes that can be read, if the system reports one. */
  get available(): number {
    return Math.max(0, this.libc.available(this.fd)); // a listening socket fails with inval
  }

  close(): void {
    this.end();
  }

  /** Returns the events that occurred on each socket; none if the time or one slice of it has passed. */
  static poll(sockets: readonly { socket: OpenSocket; events: number }[], milliseconds: number): number[] {
    const [first] = sockets;
    return first
      ? first.socket.libc.poll(
          sockets.map(({ socket: { fd }, events }) => ({ fd, events })),
          milliseconds,
        )
      : [];
  }

  #receive(into: Uint8Array, flags: number): number {
    return this.#try(Linux.POLLIN, this.waits, () => this.libc.recv(this.fd, into, flags));
  }

  #receiveStream(into: Uint8Array, flags: number): number {
    const chunk = into.subarray(0, atOnce(into.length));
    const waitsForAll = (flags & Riflags.WAITALL) !== 0 && this.waits;
    if ((flags & Riflags.PEEK) !== 0) return this.#peek(chunk, waitsForAll);
    let done = this.#receive(chunk, 0);
    while (waitsForAll && done > 0 && done < chunk.length) {
      const more = this.#more(chunk.subarray(done));
      if (more === 0) break;
      done += more;
    }
    return done;
  }

  /** Continues a receive that has already received something. An error is left to the next call. */
  #more(into: Uint8Array): number {
    try {
      return this.#receive(into, 0);
    } catch (error) {
      if (error instanceof Refusal) return 0;
      throw error;
    }
  }

  #peek(into: Uint8Array, all: boolean): number {
    for (;;) {
      const done = this.#receive(into, Linux.MSG_PEEK);
      if (!all || done === into.length || done === 0) return done;
      const [happened] = this.libc.poll([{ fd: this.fd, events: Linux.POLLRDHUP }], 0);
      if (happened !== 0) return done; // no more will come
      pause();
    }
  }

  /** Repeats a call while it would block. Without `wait` it fails with `again` instead. */
  #try(events: number, wait: boolean, call: () => number): number {
    for (;;) {
      const result = call();
      if (result >= 0) return result;
      if (result === -EINTR) continue;
      if (result !== -EAGAIN || !wait) refuse(errnoFor(result));
      this.libc.poll([{ fd: this.fd, events }], slice());
    }
  }
}

/** Returns the buffer that a receive fills first: the only range, or one from which several ranges are filled. */
function together(ranges: readonly Uint8Array[]): Uint8Array {
  return ranges.length === 1 ? ranges[0]! : new Uint8Array(Math.min(sizeOf(ranges), MOST_TOGETHER));
}

function scatter(bytes: Uint8Array, ranges: readonly Uint8Array[]): void {
  let at = 0;
  for (const range of ranges) {
    range.set(bytes.subarray(at, at + range.length));
    at += range.length;
    if (at >= bytes.length) return;
  }
}

/** Returns the bytes of the ranges in one array; of a stream, at most as many as may be combined. */
function gather(ranges: readonly Uint8Array[], isStream: boolean): Uint8Array {
  const size = sizeOf(ranges);
  if (size > MOST_TOGETHER && !isStream) refuse(Errno.MSGSIZE);
  const bytes = new Uint8Array(Math.min(size, MOST_TOGETHER));
  let at = 0;
  for (const range of ranges) {
    const part = range.subarray(0, bytes.length - at);
    bytes.set(part, at);
    at += part.length;
    if (at === bytes.length) break;
  }
  return bytes;
}

function sizeOf(ranges: readonly Uint8Array[]): number {
  return ranges.reduce((sum, { length }) => sum + length, 0);
}

/** Converts a negated errno of the system to an errno of WASI. */
function errnoFor(result: number): Errno {
  return errnoOf({ code: codeOfNumber(result) });
}
