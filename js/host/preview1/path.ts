import { Errno, Lookupflags, Rights } from "../../shared.js";
import * as change from "../paths/change.js";
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

/** The calls on names. */
export function pathCalls(context: Context): PathCalls {
  /** Does work that creates a name. */
  const named =
    <Walks extends unknown[]>(work: (...walks: Walks) => void) =>
    (...walks: Walks): void => {
      context.disk?.name();
      work(...walks);
    };

  return {
    path_create_directory: (fd, path, len) =>
      done(context.change(fd, path, len, Rights.PATH_CREATE_DIRECTORY, named(change.createDirectory))),

    path_remove_directory: (fd, path, len) =>
      done(context.change(fd, path, len, Rights.PATH_REMOVE_DIRECTORY, change.removeDirectory)),

    path_unlink_file: (fd, path, len) =>
      done(context.change(fd, path, len, Rights.PATH_UNLINK_FILE, change.removeFile)),

    path_symlink(target, targetLen, fd, path, len) {
      const text = context.text(target, targetLen);
      context.table.directory(fd);
      change.checkTarget(text);
      return done(
        context.change(
          fd,
          path,
          len,
          Rights.PATH_SYMLINK,
          named((walk) => change.createLink(text, walk)),
        ),
      );
    },

    path_readlink(fd, path, len, buf, bufLen, used) {
      context.range(buf, bufLen);
      context.range(used, 4);
      const text = context.walk(fd, path, len, Rights.PATH_READLINK, change.readLink);
      const size = text.copy(context.guest.bytes, buf >>> 0, 0, Math.min(text.length, bufLen >>> 0));
      context.guest.view.setUint32(used >>> 0, size, true);
      return Errno.SUCCESS;
    },

    path_rename: (oldFd, oldPath, oldLen, newFd, newPath, newLen) =>
      done(
        context.changeBoth(
          { fd: oldFd, pointer: oldPath, size: oldLen, rights: Rights.PATH_RENAME_SOURCE },
          { fd: newFd, pointer: newPath, size: newLen, rights: Rights.PATH_RENAME_TARGET },
          change.rename,
        ),
      ),

    path_link(oldFd, flags, oldPath, oldLen, newFd, newPath, newLen) {
      if ((flags & ~Lookupflags.ALL) !== 0) return Errno.INVAL;
      return done(
        context.changeBoth(
          { fd: oldFd, pointer: oldPath, size: oldLen, rights: Rights.PATH_LINK_SOURCE },
          { fd: newFd, pointer: newPath, size: newLen, rights: Rights.PATH_LINK_TARGET },
          named(change.link),
          (from) => change.followSource(from, (flags & Lookupflags.SYMLINK_FOLLOW) !== 0),
        ),
      );
    },
  };
}

/** Returns success, for a call that didn't throw. */
function done(_: void): Errno {
  return Errno.SUCCESS;
}
