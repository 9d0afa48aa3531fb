import { constants } from "node:fs";
import { Errno, Fdflags, Filetype, Rights, Size } from "../../shared.js";
import { SYNC_FDFLAGS } from "../wasi-common/fdflags.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import type { Descriptor } from "./descriptor.js";
import { OpenSocket } from "./open-socket.js";
import { hostFlags } from "./system.js";

type FdstatCalls = Pick<Preview1Functions, "fd_fdstat_get" | "fd_fdstat_set_flags" | "fd_fdstat_set_rights">;

/** The calls on the flags and the rights of a descriptor. */
export function fdstatCalls(context: Context): FdstatCalls {
  const { table } = context;
  return {
    fd_fdstat_get(fd, stat) {
      const found = table.get(fd);
      context.range(stat, Size.FDSTAT);
      const { base, inheriting } = rightsOf(found);
      const at = stat >>> 0;
      const { view, bytes } = context.guest;
      bytes.fill(0, at, at + Size.FDSTAT);
      view.setUint8(at, found.filetype);
      view.setUint16(at + 2, found.fdflags, true);
      view.setBigUint64(at + 8, base, true);
      view.setBigUint64(at + 16, inheriting, true);
      return Errno.SUCCESS;
    },

    fd_fdstat_set_flags(fd, flags) {
      if ((flags & ~Fdflags.ALL) !== 0) return Errno.INVAL;
      const found = table.get(fd);
      if (found instanceof OpenDirectory) return Errno.BADF;
      found.need(Rights.FD_FDSTAT_SET_FLAGS);
      if (!(found instanceof OpenFile)) {
        // A standard stream belongs to the host, which determines how it is synchronized.
        if ((flags & SYNC_FDFLAGS) !== 0) return Errno.INVAL;
      } else if (found.seekable && ((flags ^ found.fdflags) & (Fdflags.APPEND | SYNC_FDFLAGS)) !== 0) {
        // node:fs has no fcntl, and Linux accepts the synchronization flags only when it opens a file.
        found.reopen(accessOf(found) | hostFlags(flags), flags);
      }
      found.fdflags = flags;
      return Errno.SUCCESS;
    },

    fd_fdstat_set_rights(fd, base, inheriting) {
      const found = table.get(fd);
      [base, inheriting] = [BigInt.asUintN(64, base), BigInt.asUintN(64, inheriting)];
      const now = rightsOf(found);
      if ((base & ~Rights.ALL) !== 0n || (inheriting & ~Rights.ALL) !== 0n) return Errno.INVAL;
      if ((base & ~now.base) !== 0n || (inheriting & ~now.inheriting) !== 0n) return Errno.NOTCAPABLE;
      if (base !== now.base) found.base = base;
      if (inheriting !== now.inheriting) found.inheriting = inheriting;
      return Errno.SUCCESS;
    },
  };
}

function accessOf({ readable, writable }: OpenFile): number {
  return readable && writable ? constants.O_RDWR : writable ? constants.O_WRONLY : constants.O_RDONLY;
}

/** The rights that don't apply to directories. */
const NOT_OF_DIRECTORIES =
  Rights.FD_READ |
  Rights.FD_WRITE |
  Rights.FD_SEEK |
  Rights.FD_TELL |
  Rights.FD_FILESTAT_SET_SIZE |
  Rights.FD_ALLOCATE |
  Rights.FD_ADVISE |
  Rights.FD_FDSTAT_SET_FLAGS |
  Rights.POLL_FD_READWRITE |
  Rights.SOCK_ACCEPT |
  Rights.SOCK_SHUTDOWN;

/** The rights that apply to files: all those on descriptors. */
const OF_FILES =
  Rights.FD_DATASYNC |
  Rights.FD_READ |
  Rights.FD_SEEK |
  Rights.FD_FDSTAT_SET_FLAGS |
  Rights.FD_SYNC |
  Rights.FD_TELL |
  Rights.FD_WRITE |
  Rights.FD_ADVISE |
  Rights.FD_ALLOCATE |
  Rights.FD_FILESTAT_GET |
  Rights.FD_FILESTAT_SET_SIZE |
  Rights.FD_FILESTAT_SET_TIMES |
  Rights.POLL_FD_READWRITE;

const OF_STREAMS = Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_GET | Rights.POLL_FD_READWRITE;
const OF_SOCKETS = Rights.SOCK_SHUTDOWN;

/** Returns the rights of a descriptor: those that apply to its kind, except for removed ones. */
function rightsOf(found: Descriptor): { base: bigint; inheriting: bigint } {
  if (found instanceof OpenDirectory) {
    return {
      base: Rights.ALL & ~NOT_OF_DIRECTORIES & found.base,
      inheriting: Rights.ALL & ~OF_SOCKETS & ~Rights.SOCK_ACCEPT & found.inheriting,
    };
  }
  if (found instanceof OpenFile) {
    let base: bigint = OF_FILES;
    if (!found.readable) base &= ~Rights.FD_READ;
    if (!found.writable) base &= ~(Rights.FD_WRITE | Rights.FD_ALLOCATE | Rights.FD_FILESTAT_SET_SIZE);
    if (!found.seekable) base &= ~(Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_ADVISE);
    return { base: base & found.base, inheriting: 0n };
  }
  if (found instanceof OpenSocket) {
    const connected = OF_STREAMS | OF_SOCKETS | Rights.FD_READ | Rights.FD_WRITE;
    if (!found.listens) return { base: connected & found.base, inheriting: 0n };
    return { base: (OF_STREAMS | Rights.SOCK_ACCEPT) & found.base, inheriting: connected & found.inheriting };
  }
  let base: bigint = OF_STREAMS;
  if (found.stream.canRead) base |= Rights.FD_READ;
  if (found.stream.canWrite) base |= Rights.FD_WRITE;
  if (found.filetype === Filetype.SOCKET_STREAM) base |= OF_SOCKETS;
  // wasi-libc takes a device without these rights for a terminal.
  if (found.filetype === Filetype.CHARACTER_DEVICE && !found.stream.isTerminal) base |= Rights.FD_SEEK | Rights.FD_TELL;
  return { base: base & found.base, inheriting: 0n };
}
