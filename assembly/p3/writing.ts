// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Fdflags } from "../wasi/types";
import { CopyResult } from "../async/builtins";
import { Descriptor, Kind } from "./descriptor";
import { bytesDropReader, bytesDropWriter, bytesNew, bytesWrite, stderrWriteViaStream, stdoutWriteViaStream } from "./imports/cli";
import { appendViaStream, writeViaStream } from "./imports/filesystem";
import { hasSockets } from "./imports/link";
import { tcpSend } from "./imports/sockets";
import { outcome } from "./outcome";
import { setMoved } from "./reading";
import { ended } from "./wait";

// Writing to a stream, which stays open for the next write. A write waits until the host has taken the bytes.

/** Writes `length` bytes of memory; the number of those that were taken is `moved`. */
export function writeBytes(descriptor: Descriptor, at: usize, length: u32): Errno {
  setMoved(0);
  const errno = begin(descriptor);
  if (errno) return errno;
  let done: u32 = 0;
  while (done < length) {
    const code = ended(bytesWrite(descriptor.writer, at + done, length - done), descriptor.writer);
    done += <u32>code >>> 4;
    if ((code & 0xf) == CopyResult.COMPLETED) continue;
    // The host takes no more: its reason is in the future.
    const problem = endWriting(descriptor);
    if (!done) return problem ? problem : Errno.PIPE;
    break;
  }
  if (descriptor.kind == Kind.FILE) descriptor.offset += done;
  setMoved(done);
  return Errno.SUCCESS;
}

/** Ends what is written, and waits until all of it is. */
export function endWriting(descriptor: Descriptor): Errno {
  const writer = descriptor.writer;
  if (!writer) return Errno.SUCCESS;
  descriptor.writer = 0;
  bytesDropWriter(writer);
  return outcome(descriptor, descriptor.writeResult);
}

/** Tells the other side of a socket that nothing more is sent. */
export function endSending(descriptor: Descriptor): Errno {
  const errno = descriptor.isWrittenToEnd ? Errno.SUCCESS : begin(descriptor);
  return errno ? errno : endWriting(descriptor);
}

/** Gives a stream, owned, to what a descriptor writes to. The future of its result is `writeResult`. */
export function writeStream(descriptor: Descriptor, stream: i32): Errno {
  if (descriptor.isWrittenToEnd) return refuse(stream, Errno.PIPE);
  if (descriptor.kind == Kind.OUT) descriptor.writeResult = stdoutWriteViaStream(stream);
  else if (descriptor.kind == Kind.ERR) descriptor.writeResult = stderrWriteViaStream(stream);
  else if (descriptor.kind == Kind.FILE) {
    descriptor.writeResult = descriptor.flags & Fdflags.APPEND
      ? appendViaStream(descriptor.resource, stream)
      : writeViaStream(descriptor.resource, stream, descriptor.offset);
  } else if (hasSockets() && descriptor.kind == Kind.TCP) {
    descriptor.writeResult = tcpSend(descriptor.resource, stream);
    descriptor.isWrittenToEnd = true; // that is possible once
  } else return refuse(stream, Errno.BADF);
  return Errno.SUCCESS;
}

function begin(descriptor: Descriptor): Errno {
  if (descriptor.writer) return Errno.SUCCESS;
  const pair = bytesNew();
  const writer = <i32>(pair >>> 32);
  const errno = writeStream(descriptor, <i32>pair);
  if (errno) bytesDropWriter(writer);
  else descriptor.writer = writer;
  return errno;
}

function refuse(stream: i32, errno: Errno): Errno {
  bytesDropReader(stream);
  return errno;
}
