import { fstatSync } from "node:fs";
import { Errno, FilestatAt, Lookupflags, Rights, Size } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import { filetypeOf } from "../wasi-common/filetype.js";
import { StandardStream } from "./standard-stream.js";
import { OpenSocket } from "./open-socket.js";
import type { Attributes } from "../paths/attributes.js";
import { pathOfLast, statLast } from "../paths/change.js";
import { setTimes } from "../wasi-common/set-times.js";
import { wantedTimes } from "./set-times.js";

type FilestatCalls = Pick<
  Preview1Functions,
  "fd_filestat_get" | "path_filestat_get" | "fd_filestat_set_times" | "path_filestat_set_times"
>;

/** The calls on the attributes and times of files. */
export function filestatCalls(context: Context): FilestatCalls {
  const { table } = context;

  return {
    fd_filestat_get(fd, stat) {
      const found = table.get(fd);
      context.range(stat, Size.FILESTAT);
      found.need(Rights.FD_FILESTAT_GET);
      const known = found instanceof StandardStream ? found.stream.stat() : fstatSync(found.fd, { bigint: true });
      if (known) writeFilestat(context, stat, known, found.filetype);
      else writeKind(context, stat, found.filetype);
      return Errno.SUCCESS;
    },

    path_filestat_get(fd, flags, path, len, stat) {
      if ((flags & ~Lookupflags.ALL) !== 0) return Errno.INVAL;
      context.range(stat, Size.FILESTAT);
      return context.walk(fd, path, len, Rights.PATH_FILESTAT_GET, (walk) => {
        const found = statLast(walk, (flags & Lookupflags.SYMLINK_FOLLOW) !== 0);
        if (found === undefined) return Errno.NOENT;
        writeFilestat(context, stat, found);
        return Errno.SUCCESS;
      });
    },

    fd_filestat_set_times(fd, atim, mtim, flags) {
      const wanted = wantedTimes(atim, mtim, flags);
      if (!wanted) return Errno.INVAL;
      const found = table.get(fd);
      found.need(Rights.FD_FILESTAT_SET_TIMES);
      if (found instanceof StandardStream || found instanceof OpenSocket) return Errno.BADF;
      if (found.readOnly) return Errno.PERM;
      setTimes({ fd: found.fd }, wanted);
      return Errno.SUCCESS;
    },

    path_filestat_set_times(fd, flags, path, len, atim, mtim, fstflags) {
      if ((flags & ~Lookupflags.ALL) !== 0) return Errno.INVAL;
      const wanted = wantedTimes(atim, mtim, fstflags);
      if (!wanted) return Errno.INVAL;
      return context.change(fd, path, len, Rights.PATH_FILESTAT_SET_TIMES, (walk) => {
        setTimes({ path: pathOfLast(walk, (flags & Lookupflags.SYMLINK_FOLLOW) !== 0) }, wanted);
        return Errno.SUCCESS;
      });
    },
  };
}

function writeKind({ guest }: Context, stat: number, filetype: number): void {
  const at = stat >>> 0;
  guest.bytes.fill(0, at, at + Size.FILESTAT);
  guest.view.setUint8(at + FilestatAt.FILETYPE, filetype);
}

function writeFilestat(context: Context, stat: number, found: Attributes, filetype = filetypeOf(found)): void {
  writeKind(context, stat, filetype);
  const at = stat >>> 0;
  const { view } = context.guest;
  view.setBigUint64(at, found.dev, true);
  view.setBigUint64(at + 8, found.ino, true);
  view.setBigUint64(at + 24, found.nlink, true);
  view.setBigUint64(at + 32, found.size, true);
  view.setBigUint64(at + 40, found.atimeNs, true);
  view.setBigUint64(at + 48, found.mtimeNs, true);
  view.setBigUint64(at + 56, found.ctimeNs, true);
}
