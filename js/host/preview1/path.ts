import { linkSync, mkdirSync, readlinkSync, renameSync, rmdirSync, symlinkSync, unlinkSync } from "node:fs";
import { Errno, Lookupflags, Rights } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";

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
        // After a slash a link stands for what it leads to, and what a path leads to through a link is not removed.
        if (walk.slash && walk.followLast()) {
          walk.follow();
          return Errno.NOTDIR;
        }
        rmdirSync(walk.host);
        return Errno.SUCCESS;
      }),

    path_unlink_file: (fd, path, len) =>
      context.change(fd, path, len, Rights.PATH_UNLINK_FILE, (walk) => {
        if (walk.slash) {
          walk.follow();
          return Errno.ISDIR;
        }
        unlinkSync(walk.host);
        return Errno.SUCCESS;
      }),

    path_symlink(target, targetLen, fd, path, len) {
      const text = context.text(target, targetLen);
      // It would lead out wherever it stood.
      if (text.startsWith("/") && context.table.directory(fd)) return Errno.PERM;
      return context.change(fd, path, len, Rights.PATH_SYMLINK, (walk) => {
        if (text === "") return Errno.NOENT;
        // A slash asks for a directory, and what is there already can't be made.
        if (walk.slash) {
          walk.follow();
          return Errno.EXIST;
        }
        symlinkSync(text, walk.host);
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
      context.changeBoth(
        { fd: oldFd, pointer: oldPath, size: oldLen, rights: Rights.PATH_RENAME_SOURCE },
        { fd: newFd, pointer: newPath, size: newLen, rights: Rights.PATH_RENAME_TARGET },
        (from, to) => {
          renameSync(from.hostAsWritten, to.hostAsWritten);
          return Errno.SUCCESS;
        },
      ),

    path_link(oldFd, flags, oldPath, oldLen, newFd, newPath, newLen) {
      if ((flags & ~Lookupflags.ALL) !== 0) return Errno.INVAL;
      return context.changeBoth(
        { fd: oldFd, pointer: oldPath, size: oldLen, rights: Rights.PATH_LINK_SOURCE },
        { fd: newFd, pointer: newPath, size: newLen, rights: Rights.PATH_LINK_TARGET },
        (from, to) => {
          // Of Linux, this follows no link at the end of either.
          linkSync(from.host, to.hostAsWritten);
          return Errno.SUCCESS;
        },
        (from) => {
          if (from.slash || (flags & Lookupflags.SYMLINK_FOLLOW) !== 0) from.follow();
        },
      );
    },
  };
}
