import { linkSync, lstatSync, mkdirSync, readlinkSync, renameSync, rmdirSync, symlinkSync, unlinkSync } from "node:fs";
import { Errno } from "../../../assembly/wasi/errno.js";
import type { Preview1Functions } from "../wasi/functions.js";
import { Lookupflags, Rights } from "../wasi/layout.js";
import type { Context } from "./context.js";
import { refuse } from "./refusal.js";
import type { Walk } from "./walk.js";

type PathCalls = Pick<
  Preview1Functions,
  | "path_create_directory"
  | "path_link"
  | "path_readlink"
  | "path_remove_directory"
  | "path_rename"
  | "path_symlink"
  | "path_unlink_file"
>;

/** The calls on names. None follows a link at the end of a path, but for `path_link` where it is asked to. */
export function pathCalls(context: Context): PathCalls {
  return {
    path_create_directory: (fd, path, len) =>
      context.change(fd, path, len, Rights.PATH_CREATE_DIRECTORY, (walk) => {
        mkdirSync(walk.host);
        return Errno.SUCCESS;
      }),

    path_remove_directory: (fd, path, len) =>
      context.change(fd, path, len, Rights.PATH_REMOVE_DIRECTORY, (walk) => {
        rmdirSync(walk.host);
        return Errno.SUCCESS;
      }),

    path_unlink_file: (fd, path, len) =>
      context.change(fd, path, len, Rights.PATH_UNLINK_FILE, (walk) => {
        unlinkSync(walk.hostAsWritten);
        return Errno.SUCCESS;
      }),

    path_symlink(target, targetLen, fd, path, len) {
      const text = context.text(target, targetLen);
      return context.change(fd, path, len, Rights.PATH_SYMLINK, (walk) => {
        // It would lead out wherever it stood.
        if (text.startsWith("/")) return Errno.PERM;
        if (text === "") return Errno.NOENT;
        symlinkSync(text, walk.hostAsWritten);
        return Errno.SUCCESS;
      });
    },

    path_readlink(fd, path, len, buf, bufLen, used) {
      context.range(buf, bufLen);
      context.range(used, 4);
      return context.walk(fd, path, len, Rights.PATH_READLINK, (walk) => {
        if (walk.slash) walk.follow();
        const text = readlinkSync(walk.host, { encoding: "buffer" });
        const size = text.copy(context.guest.bytes, buf >>> 0, 0, Math.min(text.length, bufLen >>> 0));
        context.guest.view.setUint32(used >>> 0, size, true);
        return Errno.SUCCESS;
      });
    },

    path_rename: (oldFd, oldPath, oldLen, newFd, newPath, newLen) =>
      context.change(oldFd, oldPath, oldLen, Rights.PATH_RENAME_SOURCE, (from) =>
        context.change(newFd, newPath, newLen, Rights.PATH_RENAME_TARGET, (to) => {
          renameSync(from.hostAsWritten, to.hostAsWritten);
          return Errno.SUCCESS;
        }),
      ),

    path_link(oldFd, flags, oldPath, oldLen, newFd, newPath, newLen) {
      if ((flags & ~Lookupflags.ALL) !== 0) return Errno.INVAL;
      return context.change(oldFd, oldPath, oldLen, Rights.PATH_LINK_SOURCE, (from) =>
        context.change(newFd, newPath, newLen, Rights.PATH_LINK_TARGET, (to) => {
          if (from.slash || (flags & Lookupflags.SYMLINK_FOLLOW) !== 0) from.follow();
          return link(from, to);
        }),
      );
    },
  };
}

/** Node's `link` follows no link at the end of either path on Linux; a directory has no second name. */
function link(from: Walk, to: Walk): Errno {
  if (lstatSync(from.host).isDirectory()) refuse(Errno.PERM);
  linkSync(from.host, to.hostAsWritten);
  return Errno.SUCCESS;
}
