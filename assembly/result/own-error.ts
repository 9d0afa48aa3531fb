// @trusted: a record of an error has its strings by their addresses
import { Errno } from "../shared/errno";
import { Path } from "./path";
import { RECORDS, failWithRecord, placeOfRecord } from "./record";

// The strings of the library's own errors are in static memory. Those of a program may be collected, so they are kept as
// long as their records.
// @ts-ignore: decorator
@lazy const kept = new StaticArray<string | null>(2 * RECORDS);

/** Notes a failure of the program's own, and returns the error. */
export function failOfProgram(errno: Errno, operation: string, path: string | null, detail: string | null): i32 {
  const error = failWithRecord(errno, operation, detail, path === null ? null : Path.encode(path));
  const place = placeOfRecord(error);
  if (place < 0) return error;
  kept[2 * place] = operation;
  kept[2 * place + 1] = detail;
  return error;
}
