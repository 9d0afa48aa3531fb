// @trusted: a result is a number that owns, made and taken apart here
import { Errno } from "../shared/errno";
import { Path } from "./path";

// A failed call leaves its circumstances in a record, so that a result can be one number.
//
//   an error is a negative number:   1 | serial (24 bits) | errno (7 bits)
//
// The serial finds the record. The newest RECORDS failures are remembered whole; of an older one only the
// errno is left, and never the circumstances of another failure.
//
//   record   0 error      i32     the error that the record belongs to
//            4 operation  string  static
//            8 detail     string  static, or null
//           12 path       Path    owned by the record, or null

const RECORDS = 16;
const SIZE = 16;

const records: usize = memory.data(RECORDS * SIZE, 4);
let serial: u32 = 0;

/** Notes a failure and gives the number that stands for it. `path` is owned. */
export function fail(errno: Errno, operation: string, detail: string | null = null, path: Path | null = null): i32 {
  serial = (serial + 1) & 0xffffff;
  const record = records + (serial % RECORDS) * SIZE;
  const error = <i32>(0x80000000 | (serial << 7) | (<u32>errno & 0x7f));
  Path.free(load<Path | null>(record, 12));
  store<i32>(record, error);
  store<usize>(record, changetype<usize>(operation), 4);
  store<usize>(record, changetype<usize>(detail), 8);
  store<Path | null>(record, path, 12);
  return error;
}

/** The errno of an error. */
// @ts-ignore: decorator
@inline
export function errnoOf(error: i32): Errno {
  return <Errno>(error & 0x7f);
}

/** The record of an error, or 0 where newer failures took its place. */
export function recordOf(error: i32): usize {
  const record = records + ((<u32>error >> 7 & 0xffffff) % RECORDS) * SIZE;
  return load<i32>(record) == error ? record : 0;
}

/** The operation that failed. */
// @ts-ignore: decorator
@inline
export function operationOf(record: usize): string {
  return changetype<string>(load<usize>(record, 4));
}

/** What else there is to say of it, or null. */
// @ts-ignore: decorator
@inline
export function detailOf(record: usize): string | null {
  return changetype<string | null>(load<usize>(record, 8));
}

/** The path that it was about, or null. It stays the record's. */
// @ts-ignore: decorator
@inline
export function pathOf(record: usize): Path | null {
  return load<Path | null>(record, 12);
}
