// @trusted: an owner is a handle of the table
import { Errno } from "../shared/errno";
import { Owner, exchangeStream, streamHandle } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";
import { BorrowedFd, OwnedFd } from "../fd";
import { borrow } from "../io/raw";

/** A standard stream. */
export enum Stdio {
  IN = 0,
  OUT = 1,
  ERR = 2,
}

/** Standard input, borrowed from the process and never closed. */
// @ts-ignore: decorator
@lifetime("static")
export function stdin(): BorrowedFd {
  return borrow(streamHandle(Stdio.IN));
}

/** Standard output, borrowed from the process and never closed. */
// @ts-ignore: decorator
@lifetime("static")
export function stdout(): BorrowedFd {
  return borrow(streamHandle(Stdio.OUT));
}

/** Standard error, borrowed from the process and never closed. */
// @ts-ignore: decorator
@lifetime("static")
export function stderr(): BorrowedFd {
  return borrow(streamHandle(Stdio.ERR));
}

/**
 * Redirects a standard stream to `fd`, which is owned, within this module: for every borrow of that stream
 * and for `console`. Returns the previous descriptor, which can be put back; dropping it doesn't close the host's stream.
 * Traps while the stream is viewed. Fails with EBADF if `fd` is stale. Rust's `StdioExt::replace_fd`.
 */
export function redirectStdio(stream: Stdio, fd: OwnedFd): Result<OwnedFd> {
  const before = exchangeStream(stream, <u32>changetype<usize>(fd), Owner.OWNED_FD);
  if (!before) return Result.err<OwnedFd>(fail(Errno.BADF, "redirectStdio"));
  return changetype<Result<OwnedFd>>(<usize>before);
}
