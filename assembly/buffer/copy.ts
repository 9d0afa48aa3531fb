// @trusted: memory by address, and owners by their handles
import { Chunk } from "../shared/bridge";
import { Errno } from "../shared/errno";
import { BorrowedFd } from "../fd";
import { NOT_MOVED, moveRest } from "../io/move";
import { resultOf } from "../result/result";
import { ManagedResult } from "../result";
import { errnoOf, failAfter } from "../result/record";
import { readFrom, writeTo } from "./source";
import { tookNothing } from "./writer";

// One buffer serves all copies, but for one within another: a reader may copy itself.
let spare: Uint8Array | null = null;

/**
 * Reads a reader to its end and writes all of it to a writer; both are borrowed. Returns the number of bytes; the
 * `transferred` of an error is what was written. After an error of the writer a
 * `BufReader` still has what wasn't written; what another reader returned since the last whole piece is lost. On
 * WASI 0.3 the host copies the rest of a file by itself. Rust's `std::io::copy`.
 */
// @ts-ignore: decorator
@borrows("from", "to")
export function copy<R, W>(from: R, to: W): ManagedResult<i64> {
  return resultOf(copyUnmanaged<R, W>(from, to));
}

// In what follows an error is below zero.

// @ts-ignore: decorator
@borrows("from", "to")
function copyUnmanaged<R, W>(from: R, to: W): i64 {
  // @ts-ignore: methods of R
  if (isDefined(from.fillBuf) && isDefined(from.consume)) return copyBuffered<R, W>(from, to);
  // @ts-ignore: methods of R and W
  if (!isManaged<R>() && !isManaged<W>() && isDefined(from.asFd) && isDefined(to.asFd)) {
    // @ts-ignore: methods of R and W
    const moved = moveRest<BorrowedFd, BorrowedFd>(from.asFd(), to.asFd());
    if (moved != NOT_MOVED) return moved;
  }
  const mine = spare;
  spare = null;
  const buffer = mine === null ? new Uint8Array(Chunk.COPY) : mine;
  const copied = copyThrough<R, W>(from, to, buffer);
  spare = buffer;
  return copied;
}

// @ts-ignore: decorator
@borrows("from", "to")
function copyThrough<R, W>(from: R, to: W, buffer: Uint8Array): i64 {
  let copied: i64 = 0;
  while (true) {
    const count = readFrom<R>(from, buffer, 0, Chunk.COPY);
    if (count.isErr) {
      if (errnoOf(count.code) == Errno.INTR) continue;
      return failAfter(count.code, copied);
    }
    if (!count.value) return copied;
    const problem = writePiece<W>(to, buffer, 0, count.value, copied);
    if (problem) return problem;
    copied += count.value;
  }
}

/** Copies from the buffer of a reader that has one, which keeps what the writer doesn't take. */
// @ts-ignore: decorator
@borrows("from", "to")
function copyBuffered<R, W>(from: R, to: W): i64 {
  let copied: i64 = 0;
  while (true) {
    // @ts-ignore: a method of R
    const piece = from.fillBuf();
    if (piece === null) {
      // @ts-ignore: a getter of R
      const failure: i32 = from.code;
      return failure ? failAfter(failure, copied) : copied;
    }
    const written = writeTo<W>(to, piece.buffer, piece.byteOffset, piece.length);
    if (written.isErr) {
      if (errnoOf(written.code) == Errno.INTR) continue;
      return failAfter(written.code, copied);
    }
    if (!written.value) return failAfter(tookNothing(), copied);
    // @ts-ignore: a method of R
    from.consume(written.value);
    copied += written.value;
  }
}

/** Writes a piece of the buffer. Returns the error, or 0. */
// @ts-ignore: decorator
@borrows("to")
function writePiece<W>(to: W, buffer: Uint8Array, at: i32, length: i32, copied: i64): i32 {
  for (let done = 0; done < length;) {
    const written = writeTo<W>(to, buffer, at + done, length - done);
    if (written.isErr) {
      if (errnoOf(written.code) == Errno.INTR) continue;
      return failAfter(written.code, copied + done);
    }
    if (!written.value) return failAfter(tookNothing(), copied + done);
    done += written.value;
  }
  return 0;
}
