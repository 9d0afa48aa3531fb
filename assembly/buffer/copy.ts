// @trusted: memory by address, and owners by their handles
import { Chunk } from "../shared/bridge";
import { Errno } from "../shared/errno";
import { errnoOf, fail } from "../result/record";
import { readFrom, writeTo } from "./source";

// One buffer serves all copies, but for one within another: a reader may copy itself.
let spare: Uint8Array | null = null;

/**
 * Reads a reader to its end and writes all of it to a writer; both are borrowed. Gives the number of bytes, or below
 * zero an error, which `new IoError(…)` reads. Rust's `std::io::copy`.
 */
// @ts-ignore: decorator
@borrows("from", "to")
export function copy<R, W>(from: R, to: W): i64 {
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
      return count.code;
    }
    if (!count.value) return copied;
    for (let at = 0; at < count.value;) {
      const written = writeTo<W>(to, buffer, at, count.value - at);
      if (written.isErr) {
        if (errnoOf(written.code) == Errno.INTR) continue;
        return written.code;
      }
      if (!written.value) return fail(Errno.IO, "copy", "the writer takes nothing more");
      at += written.value;
    }
    copied += count.value;
  }
}
