// @trusted: memory by address
// The errors of WASI 0.3 as those of preview1.

import { Errno } from "../shared/errno";

// @ts-ignore: decorator
@inline const OTHER_OF_FILES = 36;
// @ts-ignore: decorator
@inline const OTHER_OF_SOCKETS = 14;
// @ts-ignore: decorator
@inline const OTHER_OF_NAMES = 5;

// In the order of `error-code` of wasi:filesystem.
// @ts-ignore: decorator
@lazy const ofFiles = memory.data<i32>([
  Errno.ACCES, Errno.ALREADY, Errno.BADF, Errno.BUSY, Errno.DEADLK, Errno.DQUOT, Errno.EXIST, Errno.FBIG, Errno.ILSEQ,
  Errno.INPROGRESS, Errno.INTR, Errno.INVAL, Errno.IO, Errno.ISDIR, Errno.LOOP, Errno.MLINK, Errno.MSGSIZE,
  Errno.NAMETOOLONG, Errno.NODEV, Errno.NOENT, Errno.NOLCK, Errno.NOMEM, Errno.NOSPC, Errno.NOTDIR, Errno.NOTEMPTY,
  Errno.NOTRECOVERABLE, Errno.NOTSUP, Errno.NOTTY, Errno.NXIO, Errno.OVERFLOW, Errno.PERM, Errno.PIPE, Errno.ROFS,
  Errno.SPIPE, Errno.TXTBSY, Errno.XDEV, Errno.IO,
]);

// In the order of `error-code` of wasi:cli.
// @ts-ignore: decorator
@lazy const ofStreams = memory.data<i32>([Errno.IO, Errno.ILSEQ, Errno.PIPE]);

// In the order of `error-code` of wasi:sockets.
// @ts-ignore: decorator
@lazy const ofSockets = memory.data<i32>([
  Errno.ACCES, Errno.NOTSUP, Errno.INVAL, Errno.NOMEM, Errno.TIMEDOUT, Errno.INVAL, Errno.ADDRNOTAVAIL, Errno.ADDRINUSE,
  Errno.HOSTUNREACH, Errno.CONNREFUSED, Errno.PIPE, Errno.CONNRESET, Errno.CONNABORTED, Errno.MSGSIZE, Errno.IO,
]);

// In the order of `error-code` of ip-name-lookup.
// @ts-ignore: decorator
@lazy const ofNames = memory.data<i32>([Errno.ACCES, Errno.INVAL, Errno.NOENT, Errno.AGAIN, Errno.NOENT, Errno.IO]);

/** The errno of the `error-code` of wasi:filesystem at an address, whose text is freed. */
function errorOfFile(at: usize): Errno {
  return errorAt(at, ofFiles, OTHER_OF_FILES);
}

/** The errno of the `error-code` of wasi:sockets at an address, whose text is freed. */
function errorOfSocket(at: usize): Errno {
  return errorAt(at, ofSockets, OTHER_OF_SOCKETS);
}

/** The errno of the `error-code` of ip-name-lookup at an address, whose text is freed. */
export function errorOfName(at: usize): Errno {
  return errorAt(at, ofNames, OTHER_OF_NAMES);
}

/** The errno of the `error-code` of wasi:cli at an address. */
export function errorOfStream(at: usize): Errno {
  return load<i32>(ofStreams + (<usize>load<u8>(at) << 2));
}

/** The errno of a call on files, whose `result` is at an address; what it holds is aligned to 4. */
export function errnoOfFile(result: usize): Errno {
  return load<bool>(result) ? errorOfFile(result + 4) : Errno.SUCCESS;
}

/** The errno of a call on files, whose `result` is at an address; what it holds is aligned to 8. */
export function errnoOfFile8(result: usize): Errno {
  return load<bool>(result) ? errorOfFile(result + 8) : Errno.SUCCESS;
}

/** The errno of a call on sockets, whose `result` is at an address. */
export function errnoOfSocket(result: usize): Errno {
  return load<bool>(result) ? errorOfSocket(result + 4) : Errno.SUCCESS;
}

/** A variant whose last case has an `option<string>`, aligned to 4. */
function errorAt(at: usize, errnos: usize, other: i32): Errno {
  const code: i32 = load<u8>(at);
  freeText(at, code == other);
  return load<i32>(errnos + (<usize>code << 2));
}

/** Frees the text of the last case of a variant, an `option<string>`, if it `has` one. */
export function freeText(at: usize, has: bool): void {
  if (has && load<bool>(at, 4) && load<u32>(at, 12)) heap.free(load<usize>(at, 8));
}
