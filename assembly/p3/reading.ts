// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Fdflags } from "../wasi/types";
import { BLOCKED, CopyResult } from "../async/builtins";
import { Descriptor, Kind } from "./descriptor";
import { bytesCancelRead, bytesDropReader, bytesRead, stdinReadViaStream } from "./imports/cli";
import { readViaStream } from "./imports/filesystem";
import { hasSockets } from "./imports/link";
import { clientsCancelRead, clientsDrop, clientsRead, tcpReceive } from "./imports/sockets";
import { ignoreOutcome, outcome } from "./outcome";
import { ended, poll, waitFor } from "./wait";

// Reading from a stream. A file has one from its offset on, as long as it is read from there; other descriptors have one for
// good. Before the guest has asked for bytes, as in a poll, they are read ahead.

// @ts-ignore: decorator
@inline const AHEAD: u32 = 4096;

// @ts-ignore: decorator
@lazy const ends = memory.data(8, 4);

/** How many bytes the last read or write took. */
export let moved: u32 = 0;

export function setMoved(count: u32): void {
  moved = count;
}

/** Reads up to `length` bytes into memory; their number is `moved`, 0 at the end. */
export function readBytes(descriptor: Descriptor, at: usize, length: u32): Errno {
  moved = 0;
  if (hasSockets() && descriptor.kind == Kind.LISTENER) return Errno.NOTCONN;
  // A file is always ready.
  if (descriptor.kind != Kind.FILE && (descriptor.isPending || descriptor.flags & Fdflags.NONBLOCK)) {
    const errno = haveAhead(descriptor);
    if (errno) return errno;
  }
  if (descriptor.start < descriptor.end) {
    moved = min(length, descriptor.end - descriptor.start);
    memory.copy(at, descriptor.ahead + descriptor.start, moved);
    descriptor.start += moved;
    return Errno.SUCCESS;
  }
  if (descriptor.isReadToEnd) return takeProblem(descriptor);
  const errno = begin(descriptor);
  if (errno) return errno;
  const code = ended(bytesRead(descriptor.reader, at, length), descriptor.reader);
  moved = <u32>code >>> 4;
  if (descriptor.kind == Kind.FILE) descriptor.offset += moved;
  if ((code & 0xf) == CopyResult.COMPLETED) return Errno.SUCCESS;
  endRead(descriptor);
  return moved ? Errno.SUCCESS : takeProblem(descriptor);
}

/** Reads bytes, or a connection, ahead, and doesn't wait. Returns whether a read would return at once. Not for files. */
export function readAhead(descriptor: Descriptor): bool {
  if (descriptor.start < descriptor.end || descriptor.isReadToEnd) return true;
  if (descriptor.isPending) {
    const code = poll(descriptor.reader);
    if (code == BLOCKED) return false;
    settle(descriptor, code);
  } else {
    if (begin(descriptor)) return true;
    if (!descriptor.ahead) descriptor.ahead = heap.alloc(AHEAD);
    const isListener = hasSockets() && descriptor.kind == Kind.LISTENER;
    const code = isListener ? clientsRead(descriptor.reader, descriptor.ahead, 1) : bytesRead(descriptor.reader, descriptor.ahead, AHEAD);
    descriptor.isPending = code == BLOCKED;
    if (descriptor.isPending) return false;
    settle(descriptor, code);
  }
  return descriptor.start < descriptor.end || descriptor.isReadToEnd;
}

/** Waits for what is read ahead, or returns `AGAIN` for a descriptor that may not wait. */
export function haveAhead(descriptor: Descriptor): Errno {
  while (!readAhead(descriptor)) {
    if (descriptor.flags & Fdflags.NONBLOCK) return Errno.AGAIN;
    if (descriptor.isPending) settle(descriptor, waitFor(descriptor.reader));
  }
  return Errno.SUCCESS;
}

/** Notes how a read ahead has ended. */
export function settle(descriptor: Descriptor, code: i32): void {
  descriptor.isPending = false;
  descriptor.start = 0;
  descriptor.end = <u32>code >>> 4;
  if ((code & 0xf) != CopyResult.COMPLETED) endRead(descriptor);
}

/** Gives the stream up, so that a file is read from its offset anew. */
export function stopReading(descriptor: Descriptor): void {
  const reader = descriptor.reader;
  if (!reader) return;
  const isListener = hasSockets() && descriptor.kind == Kind.LISTENER;
  if (descriptor.isPending) {
    settle(descriptor, isListener ? clientsCancelRead(reader) : bytesCancelRead(reader));
    if (!descriptor.reader) return;
  }
  descriptor.reader = 0;
  if (isListener) clientsDrop(reader);
  else {
    bytesDropReader(reader);
    ignoreOutcome(descriptor, descriptor.readResult);
  }
}

/** Has a stream to read from. */
function begin(descriptor: Descriptor): Errno {
  if (descriptor.reader) return Errno.SUCCESS;
  if (descriptor.kind == Kind.IN) stdinReadViaStream(ends);
  else if (descriptor.kind == Kind.FILE) readViaStream(descriptor.resource, descriptor.offset, ends);
  else if (hasSockets() && descriptor.kind == Kind.TCP) tcpReceive(descriptor.resource, ends);
  else return Errno.BADF;
  descriptor.reader = load<i32>(ends);
  descriptor.readResult = load<i32>(ends, 4);
  return Errno.SUCCESS;
}

/** The stream has ended. A file may grow, so it has a new one at the next read. */
function endRead(descriptor: Descriptor): void {
  const reader = descriptor.reader;
  descriptor.reader = 0;
  descriptor.isReadToEnd = descriptor.kind != Kind.FILE;
  if (hasSockets() && descriptor.kind == Kind.LISTENER) return clientsDrop(reader);
  bytesDropReader(reader);
  const errno = outcome(descriptor, descriptor.readResult);
  descriptor.problem = errno;
}

function takeProblem(descriptor: Descriptor): Errno {
  const problem = descriptor.problem;
  descriptor.problem = Errno.SUCCESS;
  return problem;
}
