// @trusted: a result is a number that owns, made and taken apart here
import { Errno } from "../shared/errno";
import { Path } from "./path";
import { UNEXPECTED_EOF } from "./reason";

// A failed call leaves what is known about it in a record, so that a result can be one number. An error is a negative
// number, in one of two forms:
//
//   1 | 0 | serial (23 bits)     | errno (7 bits)    a failure with a record, which the serial finds
//   1 | 1 | operation (23 bits)  | errno (7 bits)    a failure without a path or detail: the place of its operation in a list
//
// The newest RECORDS failures with a record are remembered completely; of an older one only the errno is left. Serials
// aren't used twice, so an error never shows the path of another failure: once they are used up, errors have no path. The
// errnos of WASI end at 76. UNEXPECTED_EOF, this library's own, is ENDED there. A greater number of the host's own, from
// ENDED on, is BEYOND, and stands in the record.

export const RECORDS = 16;
const ERRNO_BITS = 7;
const ERRNO_MASK: u32 = (1 << ERRNO_BITS) - 1;
/** The errno in an error whose real one is in the record. */
const BEYOND: u32 = ERRNO_MASK;
/** UNEXPECTED_EOF in an error. */
const ENDED: u32 = BEYOND - 1;
const LAST_SERIAL: u32 = (1 << 23) - 1;
const WITHOUT_RECORD: u32 = 1 << 30;
/** Set in an error that would have a record if there were serials left. */
const NO_SERIAL: u32 = 1 << 22;

/** What is known about a failure. */
@unmanaged
class FailureRecord {
  /** The error that the record belongs to. */
  error: i32;
  errno: u32;
  /** A string in static memory. */
  operation: usize;
  /** A string in static memory, or 0. */
  detail: usize;
  /** Owned by the record, or null. */
  path: Path | null;
  private padding: u32;
  /** The bytes that the call had moved before it failed. */
  transferred: i64;
}

const records: usize = memory.data(RECORDS * 32, 8);
if (offsetof<FailureRecord>() != 32) ERROR("records has room for FailureRecords of 32 bytes");

let serial: u32 = 0;

// The operations of failures without a record, as they come to fail: addresses of strings in static memory.
const OPERATIONS = 128;
const operations: usize = memory.data(OPERATIONS * 4, 4);
let operationCount: u32 = 0;

/** Notes a failure and returns the error, a number. `path` is owned. */
export function fail(errno: Errno, operation: string, detail: string | null = null, path: Path | null = null): i32 {
  const known = inError(errno);
  if (path === null && detail === null && known != BEYOND) return withoutRecord(known, placeOf(operation));
  return failWithRecord(errno, operation, detail, path);
}

/** As `fail`, for a failure that needs a record though nothing else is known about it. */
export function failWithRecord(errno: Errno, operation: string, detail: string | null, path: Path | null): i32 {
  const known = inError(errno);
  if (serial == LAST_SERIAL) {
    Path.free(path);
    return withoutRecord(known, placeOf(operation) | NO_SERIAL);
  }
  const record = recordAt(++serial);
  Path.free(record.path);
  record.error = <i32>(0x80000000 | (serial << ERRNO_BITS) | known);
  record.errno = errno;
  record.operation = changetype<usize>(operation);
  record.detail = changetype<usize>(detail);
  record.path = path;
  record.transferred = 0;
  return record.error;
}

/** Notes that the failed call had moved bytes before, and returns the error, which may be another number. */
export function failAfter(error: i32, transferred: i64): i32 {
  if (!transferred) return error;
  let record = recordOf(error);
  if (record === null) {
    error = failWithRecord(errnoOf(error), operationOf(error), null, null);
    record = recordOf(error);
    if (record === null) return error;
  }
  record.transferred = transferred;
  return error;
}

/** The place of an error's record among the RECORDS that are kept, or -1 if it has none. */
export function placeOfRecord(error: i32): i32 {
  return recordOf(error) === null ? -1 : <i32>((<u32>error >> ERRNO_BITS & LAST_SERIAL) % RECORDS);
}

/** The bytes that a failed call had moved before; -1 if that isn't known any more. */
export function transferredOf(error: i32): i64 {
  const record = recordOf(error);
  if (record !== null) return record.transferred;
  const isWhole = (<u32>error & WITHOUT_RECORD) != 0 && (<u32>error >> ERRNO_BITS & NO_SERIAL) == 0;
  return isWhole ? 0 : -1;
}

/** The errno of an error; 127 for a greater one whose record is gone. */
export function errnoOf(error: i32): Errno {
  const errno = <u32>error & ERRNO_MASK;
  if (errno == ENDED) return UNEXPECTED_EOF;
  if (errno != BEYOND) return <Errno>errno;
  const record = recordOf(error);
  return <Errno>(record === null ? errno : record.errno);
}

/** The operation that failed, or "" if that isn't known any more. */
export function operationOf(error: i32): string {
  if (<u32>error & WITHOUT_RECORD) {
    const place = <u32>error >> ERRNO_BITS & (NO_SERIAL - 1);
    return place && place <= operationCount ? changetype<string>(load<usize>(operations + ((place - 1) << 2))) : "";
  }
  const record = recordOf(error);
  return record === null ? "" : changetype<string>(record.operation);
}

/** What else is known about the failure, or null. */
export function detailOf(error: i32): string | null {
  const record = recordOf(error);
  return record === null ? null : changetype<string | null>(record.detail);
}

/** The path that the failure was about, or null. It stays the record's. */
export function pathOf(error: i32): Path | null {
  const record = recordOf(error);
  return record === null ? null : record.path;
}

/** The record of an error, or null if it has none or newer failures took its place. */
function recordOf(error: i32): FailureRecord | null {
  if (<u32>error & WITHOUT_RECORD) return null;
  const record = recordAt(<u32>error >> ERRNO_BITS & LAST_SERIAL);
  return record.error == error ? record : null;
}

/** How an error has an errno. */
// @ts-ignore: decorator
@inline
function inError(errno: Errno): u32 {
  return errno == UNEXPECTED_EOF ? ENDED : <u32>errno < ENDED ? <u32>errno : BEYOND;
}

function withoutRecord(errno: u32, operation: u32): i32 {
  return <i32>(0x80000000 | WITHOUT_RECORD | (operation << ERRNO_BITS) | errno);
}

// @ts-ignore: decorator
@inline
function recordAt(serial: u32): FailureRecord {
  return changetype<FailureRecord>(records + <usize>(serial % RECORDS) * offsetof<FailureRecord>());
}

/** The place of an operation in the list, from 1 on, or 0 if the list is full. */
function placeOf(operation: string): u32 {
  const wanted = changetype<usize>(operation);
  for (let i: u32 = 0; i < operationCount; i++) if (load<usize>(operations + (i << 2)) == wanted) return i + 1;
  if (operationCount == OPERATIONS) return 0;
  store<usize>(operations + (operationCount << 2), wanted);
  return ++operationCount;
}
