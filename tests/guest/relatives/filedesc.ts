// The counterpart of filedesc's src/test.rs.

import { File, stdout } from "as-io-lifetimes";

/** There the new number is none of 0, 1 and 2. preview1 has no dup: here it is the handle that is a new one. */
export function duplicateConvertStdout(): void {
  const fd = stdout().tryCloneToOwned().value;
  assert(fd.asFd() != stdout(), "it is not the handle of a stream");

  const raw = fd.asRawFd();
  const file = File.fromFd(fd.intoFd());
  assert(file.asRawFd() == raw, "a conversion keeps the raw fd");
}
