// System calls that node:fs lacks, from the C library that is loaded in this process. Each returns what the C
// function returns, or the negated errno. Only `poll` blocks.

import { constants } from "node:os";
import { badOption } from "../errors.js";
import { loadKoffi, type Koffi } from "../koffi.js";
import { Linux } from "./constants.js";

/** A descriptor and the events to wait for: bits of `Linux.POLL…`. */
interface Polled {
  readonly fd: number;
  readonly events: number;
}

export interface Libc {
  /** Duplicates a descriptor. The new one is closed on exec. */
  duplicate(fd: number): number;
  /** Accepts the next connection of a listening socket, which must be non-blocking. */
  accept(fd: number): number;
  /** Receives into `into`. `flags` are bits of `Linux.MSG_…`. */
  recv(fd: number, into: Uint8Array, flags: number): number;
  /** Sends from `from`. */
  send(fd: number, from: Uint8Array): number;
  /** Shuts down a direction: one of `Linux.SHUT_…`. */
  shutdown(fd: number, how: number): number;
  close(fd: number): number;
  /**
   * Waits for at most `timeout` milliseconds, or without a limit for -1. Returns the events of each descriptor; none
   * after a signal.
   */
  poll(polled: readonly Polled[], timeout: number): number[];
  /** Returns the value of a socket option that is an int. */
  option(fd: number, option: number): number;
  /** Returns the number of bytes that can be read. */
  available(fd: number): number;
  /** Returns the status flags of the open file, such as O_NONBLOCK. */
  flags(fd: number): number;
  setFlags(fd: number, flags: number): number;
  /** Ends the process at once, without waiting for its threads. */
  exit(code: number): void;
}

const { EINTR } = constants.errno;
const INT = 4,
  POLLFD = 8;

let loaded: Libc | undefined;
let isMissing = false;

/** Returns the calls; koffi is loaded on first use. Fails with a HostError without koffi or on another system than Linux. */
export function loadLibc(): Libc {
  return (loaded ??= bind(koffiHere()));
}

/** Returns the calls; undefined without koffi or on another system than Linux. */
export function libcIfThere(): Libc | undefined {
  if (isMissing) return undefined;
  try {
    return loadLibc();
  } catch {
    isMissing = true;
    return undefined;
  }
}

function koffiHere(): Koffi {
  if (process.platform !== "linux") throw badOption("sockets can be given to guests on Linux only");
  return loadKoffi((reason) => badOption(`to give sockets to guests needs ${reason}`));
}

function bind(koffi: Koffi): Libc {
  const library = koffi.load(null);
  const c = (name: string, ...params: string[]) => {
    const call = library.func(name, name === "recv" || name === "send" ? "intptr_t" : "int", params) as unknown as (
      ...args: unknown[]
    ) => number;
    return (...args: unknown[]): number => {
      const result = call(...args);
      return result < 0 ? -koffi.errno() : result;
    };
  };
  const P = "void *";
  const [fcntl, ioctl] = [c("fcntl", "int", "int", "..."), c("ioctl", "int", "ulong", "...")];
  const [accept4, recv, send] = [
    c("accept4", "int", P, P, "int"),
    c("recv", "int", P, "size_t", "int"),
    c("send", "int", P, "size_t", "int"),
  ];
  const [shutdown, close, poll] = [c("shutdown", "int", "int"), c("close", "int"), c("poll", P, "ulong", "int")];
  const exit = c("_exit", "int");
  const getsockopt = c("getsockopt", "int", "int", "int", P, P);

  /** Returns the int that a call writes through a pointer. */
  function int(call: (out: Uint8Array) => number): number {
    const out = Buffer.alloc(INT);
    const result = call(out);
    return result < 0 ? result : out.readInt32LE();
  }

  return {
    duplicate: (fd) => fcntl(fd, Linux.F_DUPFD_CLOEXEC, "int", 0),
    accept: (fd) => accept4(fd, null, null, Linux.SOCK_CLOEXEC | Linux.SOCK_NONBLOCK),
    recv: (fd, into, flags) => recv(fd, into, into.length, flags | Linux.MSG_DONTWAIT),
    send: (fd, from) => send(fd, from, from.length, Linux.MSG_DONTWAIT | Linux.MSG_NOSIGNAL),
    shutdown: (fd, how) => shutdown(fd, how),
    close: (fd) => close(fd),
    poll(polled, timeout) {
      const entries = Buffer.alloc(polled.length * POLLFD);
      for (const [i, { fd, events }] of polled.entries()) {
        entries.writeInt32LE(fd, i * POLLFD);
        entries.writeInt16LE(events, i * POLLFD + 4);
      }
      const result = poll(entries, polled.length, timeout);
      if (result < 0 && result !== -EINTR) throw new Error(`poll: errno ${-result}`);
      return polled.map((_, i) => (result < 0 ? 0 : entries.readInt16LE(i * POLLFD + 6)));
    },
    option: (fd, option) => int((out) => getsockopt(fd, Linux.SOL_SOCKET, option, out, Int32Array.of(INT))),
    available: (fd) => int((out) => ioctl(fd, Linux.FIONREAD, P, out)),
    flags: (fd) => fcntl(fd, Linux.F_GETFL, "int", 0),
    setFlags: (fd, flags) => fcntl(fd, Linux.F_SETFL, "int", flags),
    exit: (code) => void exit(code),
  };
}
