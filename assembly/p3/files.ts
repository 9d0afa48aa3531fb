// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Ciovec, Fdstat, Iovec } from "../wasi/structs";
import { Advice, Fdflags, Filetype, Rights, Whence } from "../wasi/types";
import { receive, send } from "./datagrams";
import { ASK, Descriptor, Kind, find, lacks } from "./descriptor";
import { errnoOfFile } from "./errors";
import * as files from "./imports/filesystem";
import { hasSockets } from "./imports/link";
import { moved, readBytes, stopReading } from "./reading";
import { filetypeOf, sizeOf } from "./stat";
import { terminalOf } from "./terminal";
import { endWriting, writeBytes } from "./writing";

// The calls of preview1 on an open file or stream.

// @ts-ignore: decorator
@lazy const result = memory.data(24, 8);

// @ts-ignore: decorator
@inline const KEPT: Fdflags = <Fdflags>(Fdflags.APPEND | Fdflags.NONBLOCK);

export function fd_read(fd: i32, iovs: usize, count: usize, nread: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  let errno = lacks(descriptor, Rights.FD_READ);
  // Of a file, the offset is one for both directions. Elsewhere they are two streams, and the other side sees the end of one.
  if (!errno && descriptor.kind == Kind.FILE) errno = endWriting(descriptor);
  return errno ? errno : readVectors(descriptor, iovs, count, nread);
}

export function fd_pread(fd: i32, iovs: usize, count: usize, offset: u64, nread: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) return Errno.SPIPE;
  let errno = lacks(descriptor, Rights.FD_READ) || endWriting(descriptor);
  if (errno) return errno;
  const before = moveTo(descriptor, offset);
  errno = readVectors(descriptor, iovs, count, nread);
  moveTo(descriptor, before);
  return errno;
}

export function fd_write(fd: i32, iovs: usize, count: usize, nwritten: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  const errno = lacks(descriptor, Rights.FD_WRITE);
  if (errno) return errno;
  if (descriptor.kind == Kind.FILE) stopReading(descriptor);
  return writeVectors(descriptor, iovs, count, nwritten);
}

export function fd_pwrite(fd: i32, iovs: usize, count: usize, offset: u64, nwritten: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) return Errno.SPIPE;
  const ended = lacks(descriptor, Rights.FD_WRITE) || endWriting(descriptor);
  if (ended) return ended;
  const before = moveTo(descriptor, offset);
  const errno = writeVectors(descriptor, iovs, count, nwritten);
  const written = endWriting(descriptor);
  moveTo(descriptor, before);
  return errno ? errno : written;
}

export function fd_seek(fd: i32, offset: i64, whence: Whence, newoffset: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) return Errno.SPIPE;
  if (filetypeOf(descriptor) == Filetype.DIRECTORY) return Errno.BADF;
  const errno = endWriting(descriptor);
  if (errno) return errno;
  let base: i64 = 0;
  if (whence == Whence.CUR) base = descriptor.offset;
  else if (whence == Whence.END) {
    const failed = sizeOf(descriptor, result);
    if (failed) return failed;
    base = load<i64>(result);
  } else if (whence != Whence.SET) return Errno.INVAL;
  const to = base + offset;
  if (offset > 0 ? to < base : to < 0) return Errno.INVAL;
  moveTo(descriptor, to);
  store<u64>(newoffset, to);
  return Errno.SUCCESS;
}

export function fd_tell(fd: i32, offset: usize): i32 {
  return fd_seek(fd, 0, Whence.CUR, offset);
}

export function fd_advise(fd: i32, offset: u64, length: u64, advice: Advice): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) return Errno.SPIPE;
  if (<u32>advice > <u32>Advice.NOREUSE) return Errno.INVAL;
  files.advise(descriptor.resource, offset, length, advice, result);
  return errnoOfFile(result);
}

/** WASI 0.3 has no such call. */
export function fd_allocate(fd: i32, offset: u64, length: u64): i32 {
  return find(fd) === null ? Errno.BADF : Errno.NOTSUP;
}

export function fd_sync(fd: i32): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) return Errno.INVAL;
  const errno = endWriting(descriptor);
  if (errno) return errno;
  files.sync(descriptor.resource, result);
  return errnoOfFile(result);
}

export function fd_datasync(fd: i32): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) return Errno.INVAL;
  const errno = endWriting(descriptor);
  if (errno) return errno;
  files.syncData(descriptor.resource, result);
  return errnoOfFile(result);
}

export function fd_fdstat_get(fd: i32, stat: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  const filetype = descriptor.kind == Kind.FILE ? filetypeOf(descriptor) : terminalOf(descriptor);
  if (filetype == ASK) return Errno.BADF;
  const to = changetype<Fdstat>(stat);
  to.fs_filetype = <u8>filetype;
  to.fs_flags = <u16>descriptor.flags;
  to.fs_rights_base = descriptor.rights;
  to.fs_rights_inheriting = descriptor.inheriting;
  return Errno.SUCCESS;
}

/** The flags that say when data is on the device can't change once a file is open. */
export function fd_fdstat_set_flags(fd: i32, flags: Fdflags): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if ((flags ^ descriptor.flags) & ~KEPT) return Errno.NOTSUP;
  const errno = descriptor.kind == Kind.FILE ? endWriting(descriptor) : Errno.SUCCESS;
  if (!errno) descriptor.flags = flags;
  return errno;
}

export function fd_fdstat_set_rights(fd: i32, base: u64, inheriting: u64): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (base & ~descriptor.rights || inheriting & ~descriptor.inheriting) return Errno.NOTCAPABLE;
  descriptor.taken |= descriptor.rights & ~base;
  descriptor.rights = base;
  descriptor.inheriting = inheriting;
  return Errno.SUCCESS;
}

/** Sets where a file is read and written, and returns where it was before. */
function moveTo(descriptor: Descriptor, offset: u64): u64 {
  const before = descriptor.offset;
  if (before != offset) stopReading(descriptor);
  descriptor.offset = offset;
  return before;
}

/** Reads into buffers. Only a file has the next ones filled as well: elsewhere that could block. */
function readVectors(descriptor: Descriptor, iovs: usize, count: usize, nread: usize): Errno {
  let total: u32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const iovec = changetype<Iovec>(iovs + i * offsetof<Iovec>());
    if (!iovec.buf_len) continue;
    const errno = hasSockets() && descriptor.kind == Kind.UDP
      ? receive(descriptor, iovec.buf, iovec.buf_len, 0, 0)
      : readBytes(descriptor, iovec.buf, iovec.buf_len);
    if (errno && !total) return errno;
    total += moved;
    if (moved < iovec.buf_len || descriptor.kind != Kind.FILE) break;
  }
  store<u32>(nread, total);
  return Errno.SUCCESS;
}

function writeVectors(descriptor: Descriptor, iovs: usize, count: usize, nwritten: usize): Errno {
  let total: u32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const ciovec = changetype<Ciovec>(iovs + i * offsetof<Ciovec>());
    const errno = hasSockets() && descriptor.kind == Kind.UDP
      ? send(descriptor, ciovec.buf, ciovec.buf_len, 0)
      : writeBytes(descriptor, ciovec.buf, ciovec.buf_len);
    if (errno && !total) return errno;
    total += moved;
    if (moved < ciovec.buf_len) break;
  }
  store<u32>(nwritten, total);
  return Errno.SUCCESS;
}
