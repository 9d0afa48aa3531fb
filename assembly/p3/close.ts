// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Descriptor, Kind, find, limit, put } from "./descriptor";
import { dropDescriptor } from "./imports/filesystem";
import { hasSockets } from "./imports/link";
import { tcpDrop, udpDrop } from "./imports/sockets";
import { forgetEntries } from "./directory";
import { stopReading } from "./reading";
import { stopReceiving } from "./datagrams";
import { endWriting } from "./writing";

export function fd_close(fd: i32): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  put(fd, null);
  return end(descriptor);
}

export function fd_renumber(fd: i32, to: i32): i32 {
  const moved = find(fd), replaced = find(to);
  if (moved === null || replaced === null) return Errno.BADF;
  if (fd == to) return Errno.SUCCESS;
  put(to, moved);
  put(fd, null);
  end(replaced);
  return Errno.SUCCESS;
}

/** Ends all that is written, when the program ends. */
export function finish(): void {
  for (let fd = 0, count = limit(); fd < count; fd++) {
    const descriptor = find(fd);
    if (descriptor !== null) endWriting(descriptor);
  }
}

function end(descriptor: Descriptor): Errno {
  const errno = endWriting(descriptor);
  stopReading(descriptor);
  forgetEntries(descriptor);
  if (descriptor.kind == Kind.FILE) dropDescriptor(descriptor.resource);
  else if (hasSockets()) dropSocket(descriptor);
  if (descriptor.ahead) heap.free(descriptor.ahead);
  if (descriptor.name) heap.free(descriptor.name);
  heap.free(changetype<usize>(descriptor));
  return errno;
}

function dropSocket(descriptor: Descriptor): void {
  if (descriptor.kind == Kind.UDP) {
    stopReceiving(descriptor);
    udpDrop(descriptor.resource);
  } else if (descriptor.kind == Kind.TCP || descriptor.kind == Kind.LISTENER) tcpDrop(descriptor.resource);
}
