// @trusted: raw calls of WASI preview1, and memory by address
// Text to a raw fd, as UTF-8, without the GC heap: this is how a program that is about to trap, or whose heap
// is spent, still says why. Text gathers in a buffer of a fixed size, so a line is one write where it fits.

import { Errno } from "../shared/errno";
import { fd_write, sched_yield } from "./imports";
import { Ciovec } from "./structs";
import { RawFd } from "./types";
import { encodeCodePoint } from "./utf8";

// @ts-ignore: decorator
@inline const CAPACITY = 512;

// @ts-ignore: decorator
@lazy const buffer = memory.data(CAPACITY);

// @ts-ignore: decorator
@lazy const ciovec = memory.data(offsetof<Ciovec>(), 8);

// @ts-ignore: decorator
@lazy const written = memory.data(sizeof<u32>(), 8);

// Bytes that wait in the buffer. Between two calls from outside there are none.
let gathered: i32 = 0;

/**
 * Marks the number of a standard stream, wherever that was redirected to, and not a raw fd. The console writes so; the
 * last words before a trap go to the host's standard error in any case.
 */
// @ts-ignore: decorator
@inline
export const STREAM: RawFd = 1 << 30;

let redirection: ((stream: RawFd, bytes: usize, length: usize) => void) | null = null;

/** Sets what writes to the standard streams, once one of them was redirected. */
export function setRedirection(write: (stream: RawFd, bytes: usize, length: usize) => void): void {
  redirection = write;
}

/**
 * Writes all of `text` to `fd`, which is borrowed. An unpaired surrogate becomes U+FFFD. Errors are not
 * reported, for this is where errors are reported to.
 */
// @ts-ignore: decorator
@unsafe
export function writeText(fd: RawFd, text: string): void {
  putText(fd, text);
  flush(fd);
}

/** Writes all of the `length` bytes at `bytes`, which the caller keeps, to `fd`, which is borrowed. */
// @ts-ignore: decorator
@unsafe
export function writeBytes(fd: RawFd, bytes: usize, length: usize): void {
  if (fd & STREAM) {
    fd &= ~STREAM;
    if (redirection !== null) return redirection(fd, bytes, length);
  }
  const out = changetype<Ciovec>(ciovec);
  while (length > 0) {
    out.buf = bytes;
    out.buf_len = <u32>length;
    const errno = fd_write(fd, ciovec, 1, written);
    if (errno == Errno.AGAIN) {
      // A pipe or terminal that the host set to non-blocking is full: its reader needs a moment.
      sched_yield();
    } else if (errno == Errno.SUCCESS) {
      const count = load<u32>(written);
      if (count == 0) return;
      bytes += count;
      length -= count;
    } else if (errno != Errno.INTR) {
      return;
    }
  }
}

/** Adds `text` to what `flush` writes. */
// @ts-ignore: decorator
@unsafe
export function putText(fd: RawFd, text: string): void {
  for (let i = 0, n = text.length; i < n; i++) {
    const code = <u32>text.codePointAt(i);
    if (code > 0xffff) i++;
    putCodePoint(fd, code);
  }
}

/** Writes the added text, and the `length` bytes at `bytes`, which stay the caller's. */
// @ts-ignore: decorator
@unsafe
export function putBytes(fd: RawFd, bytes: usize, length: usize): void {
  flush(fd);
  writeBytes(fd, bytes, length);
}

/** Adds `value` in decimal digits. */
// @ts-ignore: decorator
@unsafe
export function putNumber(fd: RawFd, value: u32): void {
  if (value >= 10) putNumber(fd, value / 10);
  putCodePoint(fd, 48 + value % 10);
}

/** Writes the text added since the last time. */
// @ts-ignore: decorator
@unsafe
export function flush(fd: RawFd): void {
  writeBytes(fd, buffer, gathered);
  gathered = 0;
}

function putCodePoint(fd: RawFd, code: u32): void {
  if (gathered > CAPACITY - 4) flush(fd);
  gathered = <i32>(encodeCodePoint(buffer + gathered, code) - buffer);
}
