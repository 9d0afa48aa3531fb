// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Filetype } from "../wasi/types";
import { Kind, find } from "./descriptor";
import { readViaStream } from "./imports/filesystem";
import { ignoreOutcome, outcome } from "./outcome";
import { stopReading } from "./reading";
import { filetypeOf, sizeOf } from "./stat";
import { endWriting, writeStream } from "./writing";

// @ts-ignore: decorator
@lazy const ends = memory.data(8, 8);

/**
 * Gives the rest of a file to what another descriptor writes to: no byte passes through the program. Stores how many bytes
 * these were, which is the size of the file afterwards without what was read before. `NOTSUP` where that can't be done.
 */
export function fd_move(fd: i32, to: i32, moved: usize): i32 {
  const from = find(fd), target = find(to);
  if (from === null || target === null) return Errno.BADF;
  if (from.kind != Kind.FILE || filetypeOf(from) != Filetype.REGULAR_FILE) return Errno.NOTSUP;
  if (target.kind == Kind.TCP ? target.isWrittenToEnd : target.kind == Kind.FILE && filetypeOf(target) != Filetype.REGULAR_FILE) {
    return Errno.NOTSUP;
  }
  const written = endWriting(target), own = endWriting(from);
  if (written || own) return written ? written : own;
  stopReading(from);
  stopReading(target);
  readViaStream(from.resource, from.offset, ends);
  const readResult = load<i32>(ends, 4);
  const refused = writeStream(target, load<i32>(ends));
  if (refused) {
    ignoreOutcome(from, readResult);
    return refused;
  }
  const notWritten = outcome(target, target.writeResult), notRead = outcome(from, readResult);
  if (notWritten || notRead) return notWritten ? notWritten : notRead;
  const errno = sizeOf(from, ends);
  if (errno) return errno;
  const size = load<u64>(ends), count = size > from.offset ? size - from.offset : 0;
  from.offset += count;
  if (target.kind == Kind.FILE) target.offset += count;
  store<u64>(moved, count);
  return Errno.SUCCESS;
}
