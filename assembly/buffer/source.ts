// @trusted: memory by address, and owners by their handles
import { trap } from "../wasi/trap";
import { Result } from "../result";
import { BorrowedFd } from "../fd";
import * as io from "../io";
import { end } from "../own/array";

// Readers and writers. As in Rust these are traits, here by name alone:
//
//   a reader has  read(buffer: Uint8Array, at: i32, length: i32): Result<i32>, 0 for the end, or `asFd`
//   a writer has  write(buffer: Uint8Array, at: i32, length: i32): Result<i32>, or `asFd`
//
// Every type that owns or borrows a descriptor is both, and so are the classes of this folder, which therefore nest.

/** Reads from a reader, which is borrowed. */
// @ts-ignore: decorator
@inline @borrows("reader")
export function readFrom<R>(reader: R, buffer: Uint8Array, at: i32, length: i32): Result<i32> {
  // @ts-ignore: a method of R
  if (isDefined(reader.read)) return checked(reader.read(buffer, at, length), length, "reader");
  // @ts-ignore: a method of R
  if (!isDefined(reader.asFd)) ERROR("a reader has read(buffer: Uint8Array, at: i32, length: i32): Result<i32>, or asFd(): BorrowedFd");
  // @ts-ignore: a method of R
  return io.read<BorrowedFd>(reader.asFd(), buffer, at, length);
}

/** Writes to a writer, which is borrowed. */
// @ts-ignore: decorator
@inline @borrows("writer")
export function writeTo<W>(writer: W, buffer: Uint8Array, at: i32, length: i32): Result<i32> {
  // @ts-ignore: a method of W
  if (isDefined(writer.write)) return checked(writer.write(buffer, at, length), length, "writer");
  // @ts-ignore: a method of W
  if (!isDefined(writer.asFd)) ERROR("a writer has write(buffer: Uint8Array, at: i32, length: i32): Result<i32>, or asFd(): BorrowedFd");
  // @ts-ignore: a method of W
  return io.write<BorrowedFd>(writer.asFd(), buffer, at, length);
}

/** The result of a reader or writer, which may be the user's. Traps if it counts more bytes than there were. */
// @ts-ignore: decorator
@inline
function checked(moved: Result<i32>, length: i32, who: string): Result<i32> {
  if (moved.isOk && <u32>moved.code > <u32>length) trap("a " + who + " returned more bytes than it was asked for");
  return moved;
}

/** Closes a reader or writer, if it can be closed, and otherwise ends it. */
// @ts-ignore: decorator
@inline
export function closeInner<T>(inner: T): Result<void> {
  // @ts-ignore: a method of T
  if (isDefined(inner.close)) return inner.close();
  end<T>(inner);
  return Result.done();
}
