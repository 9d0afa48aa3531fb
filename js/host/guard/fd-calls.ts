import { Errno, Fdflags, FilestatAt, Filetype, Rights, Size } from "../../shared.js";
import { fdflagsOf, SYNC_FDFLAGS } from "../wasi-common/fdflags.js";
import type { Context } from "./context.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { isInPlace } from "./paths.js";
import type { Entry } from "./record.js";
import type { Served } from "../wasi-common/stdio.js";

type FdCalls = Pick<
  Preview1Functions,
  | "fd_advise"
  | "fd_allocate"
  | "fd_close"
  | "fd_datasync"
  | "fd_fdstat_get"
  | "fd_fdstat_set_flags"
  | "fd_fdstat_set_rights"
  | "fd_filestat_get"
  | "fd_filestat_set_size"
  | "fd_filestat_set_times"
  | "fd_prestat_get"
  | "fd_prestat_dir_name"
  | "fd_readdir"
  | "fd_renumber"
  | "fd_sync"
>;

/** The calls on descriptors, but for the hot ones (hot-calls.ts). */
export function fdCalls(context: Context): FdCalls {
  const { native, record } = context;

  /** Calls `call` with the native number of `fd`; what we serve ourselves fails with `served`. */
  function withNative(fd: number, served: Errno, call: (fd: number, entry: Entry) => Errno): Errno {
    const entry = context.entry(fd);
    if (!entry) return Errno.BADF;
    return entry.served ? served : call(entry.native, entry);
  }

  function preopenName(fd: number): string | undefined {
    const entry = context.entry(fd);
    return entry?.isPreopen ? entry.path : undefined;
  }

  return {
    fd_advise: (fd, offset, len, advice) =>
      withNative(fd, Errno.SPIPE, (fd) => native.fd_advise(fd, offset, len, advice)),

    fd_allocate: (fd, offset, len) => withNative(fd, Errno.SPIPE, (fd) => native.fd_allocate(fd, offset, len)),

    fd_close(fd) {
      const entry = context.entry(fd) && record.take(fd >>> 0);
      return entry ? context.close(entry) : Errno.BADF;
    },

    fd_datasync: (fd) => withNative(fd, Errno.INVAL, (fd) => native.fd_datasync(fd)),

    fd_sync: (fd) => withNative(fd, Errno.INVAL, (fd) => native.fd_sync(fd)),

    fd_fdstat_get(fd, stat) {
      const entry = context.entry(fd);
      if (!entry) return Errno.BADF;
      if (!context.guest.has(stat, Size.FDSTAT)) return Errno.FAULT;
      stat >>>= 0;
      if (entry.served) return writeServedFdstat(context, stat, entry.served, entry.fdflags);
      const errno = native.fd_fdstat_get(entry.native, stat);
      if (errno !== Errno.SUCCESS) return errno;
      const { view } = context.guest;
      view.setUint8(stat, context.filetype(entry.native, view.getUint8(stat)));
      view.setUint16(stat + 2, fdflagsOf(view.getUint16(stat + 2, true)) | (entry.fdflags & SYNC_FDFLAGS), true);
      return Errno.SUCCESS;
    },

    fd_fdstat_set_flags(fd, flags) {
      const entry = context.entry(fd);
      if (!entry) return Errno.BADF;
      if ((flags & ~Fdflags.ALL) !== 0) return Errno.INVAL;
      const syncs = (flags & SYNC_FDFLAGS) !== 0;
      // A standard stream is the host's, who says how it is synchronized.
      if (syncs && entry.origin === "given") return Errno.INVAL;
      if (!entry.served) {
        // What we shall do after each write must be allowed.
        const allowed = syncs ? context.sync(entry.native, flags) : Errno.SUCCESS;
        if (allowed !== Errno.SUCCESS) return allowed;
        context.keepFlags(entry.native);
        const errno = native.fd_fdstat_set_flags(entry.native, flags & ~SYNC_FDFLAGS);
        if (errno !== Errno.SUCCESS) return errno;
      }
      record.setFlags(fd >>> 0, entry, flags);
      return Errno.SUCCESS;
    },

    fd_fdstat_set_rights: (fd, base, inheriting) =>
      withNative(fd, Errno.SUCCESS, (fd) => native.fd_fdstat_set_rights(fd, base, inheriting)),

    fd_filestat_get(fd, stat) {
      const entry = context.entry(fd);
      if (!entry) return Errno.BADF;
      if (entry.served) {
        if (!context.guest.has(stat, Size.FILESTAT)) return Errno.FAULT;
        context.guest.bytes.fill(0, stat >>> 0, (stat >>> 0) + Size.FILESTAT);
        return Errno.SUCCESS;
      }
      const errno = native.fd_filestat_get(entry.native, stat);
      if (errno !== Errno.SUCCESS) return errno;
      const { view } = context.guest;
      const at = (stat >>> 0) + FilestatAt.FILETYPE;
      view.setUint8(at, context.filetype(entry.native, view.getUint8(at)));
      return Errno.SUCCESS;
    },

    fd_filestat_set_size: (fd, size) => withNative(fd, Errno.INVAL, (fd) => native.fd_filestat_set_size(fd, size)),

    fd_filestat_set_times: (fd, atim, mtim, flags) =>
      withNative(fd, Errno.INVAL, (fd, { base }) =>
        base?.readOnly ? Errno.PERM : native.fd_filestat_set_times(fd, atim, mtim, flags),
      ),

    // Guests look for preopens from 3 upwards until they meet `badf`, so that is the answer for files too.
    fd_prestat_get(fd, prestat) {
      const name = preopenName(fd);
      if (name === undefined) return Errno.BADF;
      if (!context.guest.has(prestat, Size.PRESTAT)) return Errno.FAULT;
      context.guest.view.setUint32(prestat >>> 0, 0, true);
      context.guest.view.setUint32((prestat >>> 0) + 4, Buffer.byteLength(name), true);
      return Errno.SUCCESS;
    },

    fd_prestat_dir_name(fd, path, len) {
      const name = preopenName(fd);
      if (name === undefined) return Errno.BADF;
      if (!context.guest.has(path, len)) return Errno.FAULT;
      if (Buffer.byteLength(name) > len >>> 0) return Errno.NAMETOOLONG;
      context.guest.bytes.write(name, path >>> 0);
      return Errno.SUCCESS;
    },

    // Node's WASI opens the directory by its path, each time.
    fd_readdir: (fd, buf, len, cookie, used) =>
      withNative(fd, Errno.NOTDIR, (fd, { base }) => {
        if (base && !isInPlace(base)) return Errno.NOENT;
        return native.fd_readdir(fd, buf, len, cookie, used);
      }),

    fd_renumber(from, to) {
      if (!context.entry(from) || !context.entry(to)) return Errno.BADF;
      if (from >>> 0 === to >>> 0) return Errno.SUCCESS;
      const replaced = record.move(from >>> 0, to >>> 0);
      // As with dup2, an error of the implied close has no place to go.
      if (replaced) context.close(replaced);
      return Errno.SUCCESS;
    },
  };
}

function writeServedFdstat(context: Context, stat: number, served: Served, fdflags: number): Errno {
  const { view } = context.guest;
  let rights = Rights.POLL_FD_READWRITE | Rights.FD_FILESTAT_GET | Rights.FD_FDSTAT_SET_FLAGS;
  if (served.read) rights |= Rights.FD_READ;
  if (served.write) rights |= Rights.FD_WRITE;
  view.setUint8(stat, Filetype.UNKNOWN);
  view.setUint16(stat + 2, fdflags, true);
  view.setBigUint64(stat + 8, rights, true);
  view.setBigUint64(stat + 16, 0n, true);
  return Errno.SUCCESS;
}
