import { Errno } from "../shared/errno";
import { Filetype } from "../wasi/types";
import { Owner, adoptVirtual, newInode } from "../table";
import { fail } from "../result/record";
import { ManagedResult } from "../result";
import { NO_CAPACITY, isCapacity } from "../inside/capacity";
import { StreamEnd } from "../inside/pipe-description";
import { Ring } from "../inside/ring";
import { PipeReader } from "./pipe-reader";
import { PipeWriter } from "./pipe-writer";

/** As much as a pipe holds on Linux. */
// @ts-ignore: decorator
@inline const CAPACITY: i32 = 1 << 16;

/** The two ends of a pipe. Take them out: `const reader = pipe.reader, writer = pipe.writer`. */
@owned
export class Pipe {
  constructor(
    public reader: PipeReader,
    public writer: PipeWriter,
  ) {}
}

/**
 * Creates a pipe within the module: bytes written to one end are read from the other, and up to `capacity` bytes wait
 * between them. preview1 has no pipes, so the host doesn't see it. There is one thread: a call that would block for the
 * other end would block forever, so it fails with EAGAIN. Fails with EINVAL for a capacity below 1 or above 2^29. Rust's `std::io::pipe`.
 */
// @ts-ignore: decorator
@trusted
export function pipe(capacity: i32 = CAPACITY): ManagedResult<Pipe> {
  if (!isCapacity(capacity)) return ManagedResult.err<Pipe>(fail(Errno.INVAL, "pipe", NO_CAPACITY));
  const ring = new Ring(capacity);
  const inode = newInode();
  const reading = new StreamEnd(Filetype.UNKNOWN, "reading end of a pipe", inode, ring, null);
  const writing = new StreamEnd(Filetype.UNKNOWN, "writing end of a pipe", inode, null, ring);
  const reader = changetype<PipeReader>(<usize>adoptVirtual(reading, Owner.PIPE_READER));
  const writer = changetype<PipeWriter>(<usize>adoptVirtual(writing, Owner.PIPE_WRITER));
  return ManagedResult.ok<Pipe>(new Pipe(reader, writer));
}
