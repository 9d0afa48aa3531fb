// @trusted: takes owners apart that are handles of the table
import { Chunk } from "../shared/bridge";
import { Errno } from "../shared/errno";
import { fail, failAfter, transferredOf } from "../result/record";
import { ManagedResult, Result } from "../result";
import { NOT_MOVED, moveRest } from "../io/move";
import { File } from "../owners/file";

// What takes a whole file at once. The files come as they were opened, or with the error of that, and are owned.

/** Reads the content of a file. */
export function contentsOf(opened: Result<File>): ManagedResult<Uint8Array> {
  if (opened.isErr) return ManagedResult.err<Uint8Array>(opened.code);
  const file = opened.value;
  const bytes = file.readToEnd();
  file.drop();
  return bytes;
}

/** Reads the content of a file as UTF-8. */
export function textOf(opened: Result<File>): ManagedResult<string> {
  if (opened.isErr) return ManagedResult.err<string>(opened.code);
  const file = opened.value;
  const text = file.readToString();
  file.drop();
  return text;
}

/** Writes all of `bytes`, which are borrowed, into a file. */
export function fill(opened: Result<File>, bytes: Uint8Array): Result<void> {
  if (opened.isErr) return Result.err<void>(opened.code);
  const file = opened.value;
  const written = file.writeAll(bytes);
  const closed = file.close();
  return written.isErr ? written : closed;
}

/** Copies the content of a file to another, not yet truncated one. Returns the number of bytes, or an error below zero. */
export function copyContents(from: Result<File>, to: Result<File>): i64 {
  if (from.isErr || to.isErr) {
    if (from.isOk) from.value.drop();
    if (to.isOk) to.value.drop();
    return from.isErr ? from.code : to.code;
  }
  const source = from.value, target = to.value;
  const copied = copyAll(source, target);
  source.drop();
  const closed = target.close();
  return copied < 0 || closed.isOk ? copied : closed.code;
}

function copyAll(source: File, target: File): i64 {
  const sourceStat = source.stat(), targetStat = target.stat();
  if (sourceStat.isErr) return sourceStat.code;
  if (targetStat.isErr) return targetStat.code;
  if (sourceStat.value.ino == targetStat.value.ino && sourceStat.value.dev == targetStat.value.dev) {
    return fail(Errno.INVAL, "copy", "both are the same file");
  }
  const cut = target.setSize(0);
  if (cut.isErr) return cut.code;
  const moved = moveRest<File, File>(source, target);
  if (moved != NOT_MOVED) return moved;
  const buffer = new Uint8Array(Chunk.COPY);
  let total: i64 = 0;
  while (true) {
    const count = source.read(buffer);
    if (count.isErr) return failAfter(count.code, total);
    if (!count.value) return total;
    const written = target.writeAll(buffer.subarray(0, count.value));
    if (written.isErr) return failAfter(written.code, total + transferredOf(written.code));
    total += count.value;
  }
}
