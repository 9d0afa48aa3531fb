import { Errno } from "as-io-lifetimes/assembly/shared/errno";
import { IoError, ManagedResult, Result } from "as-io-lifetimes";
import { Result as Answer, Unit, unit } from "as-io-lifetimes/assembly/abi";
import { Error as Failure, ErrorCode } from "./bindings/exports/io-lifetimes/fd/types";

// From results of the library to those of WIT.

export { Failure };

/** WIT's cases are in WASI's order, which starts with success. They have none for UNEXPECTED_EOF. */
export function failure(error: IoError): Failure {
  if (isFull(error)) {
    return new Failure(
      ErrorCode.tooManyOpenFiles,
      error.toString() + ": a component has at most 128 descriptors at a time through WASI's preview1 adapter, its " +
        "standard streams and preopened directories among them; drop one first",
    );
  }
  const errno = error.isUnexpectedEof ? Errno.IO : error.errno;
  return new Failure(<ErrorCode>(<i32>errno - 1), error.toString());
}

/** A failure that isn't one of the library's. */
export function refusal(code: ErrorCode, message: string): Failure {
  return new Failure(code, message);
}

/** preview1's adapter has no errno of its own for a table that is full. */
function isFull(error: IoError): bool {
  if (error.operation != "open") return false;
  return error.errno == Errno.NOMEM || error.errno == Errno.MFILE || error.errno == Errno.NFILE;
}

/** The answer of a call without a value. */
export function done(result: Result<void>): Answer<Unit, Failure> {
  return result.isErr ? Answer.err<Unit, Failure>(failure(result.error)) : Answer.ok<Unit, Failure>(unit);
}

/** The answer of a call that returns a number of bytes. */
export function count(result: Result<i32>): Answer<u32, Failure> {
  return result.isErr ? Answer.err<u32, Failure>(failure(result.error)) : Answer.ok<u32, Failure>(<u32>result.value);
}

/** The answer of a call that returns a managed value. */
export function managed<T>(result: ManagedResult<T>): Answer<T, Failure> {
  return result.isErr ? Answer.err<T, Failure>(failure(result.error)) : Answer.ok<T, Failure>(result.value);
}

/** The answer of a call that returns an offset, or an error below zero. */
export function offset(result: i64): Answer<u64, Failure> {
  return result < 0 ? Answer.err<u64, Failure>(failure(new IoError(result))) : Answer.ok<u64, Failure>(<u64>result);
}
