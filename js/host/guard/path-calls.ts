import { Errno, FilestatAt, Filetype, Lookupflags, Oflags, Rights, Size } from "../../shared.js";
import type { Context } from "./context.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { lend } from "./lent.js";
import { join, placeOf, resolvePath, unlessSlash, type AtEnd } from "./paths.js";
import { Entry } from "./record.js";

type PathCalls = Pick<Preview1Functions, Extract<keyof Preview1Functions, `path_${string}`>>;

/** A path, resolved: the directory it starts from, what the guest wrote and where, and what to hand on. */
interface Resolved {
  readonly directory: Entry;
  /** As the guest wrote it. */
  readonly path: string;
  /** Without links and `..`. */
  readonly resolved: string;
  readonly pointer: number;
  readonly len: number;
}

/** The rights to change a file through its descriptor. */
const WRITING = Rights.FD_WRITE | Rights.FD_ALLOCATE | Rights.FD_FILESTAT_SET_SIZE;

type ChooseAtEnd = (path: string) => AtEnd;

type Range = readonly [pointer: number, size: number];

/** The calls on paths: each path is resolved by us, and Node's WASI gets one without links. */
export function pathCalls(context: Context): PathCalls {
  const { native, record } = context;

  function resolve(fd: number, pointer: number, len: number, atEnd: AtEnd | ChooseAtEnd): Resolved | Errno {
    const directory = context.entry(fd);
    if (!directory) return Errno.BADF;
    if (!directory.base) return Errno.NOTDIR;
    const path = context.guest.path(pointer, len);
    if (typeof path !== "string") return path;
    const resolved = resolvePath(directory.base, path, typeof atEnd === "string" ? atEnd : atEnd(path));
    if (typeof resolved !== "string") return resolved;
    return { directory, path, resolved, pointer: pointer >>> 0, len: len >>> 0 };
  }

  /** … for a call that changes what is there. */
  function resolveToChange(fd: number, pointer: number, len: number, atEnd: AtEnd | ChooseAtEnd): Resolved | Errno {
    return context.entry(fd)?.base?.readOnly ? Errno.PERM : resolve(fd, pointer, len, atEnd);
  }

  /** Hands the resolved path to `call`: where the guest has it, or if it reads otherwise, in borrowed memory. */
  function handOn(
    target: Resolved,
    keep: readonly Range[],
    call: (fd: number, pointer: number, len: number) => Errno,
  ): Errno {
    const { directory, path, resolved, pointer, len } = target;
    if (resolved === path) return call(directory.native, pointer, len);
    const text = Buffer.from(resolved);
    return lend(context.guest, text.length, keep, (borrowed) => {
      text.copy(context.guest.bytes, borrowed);
      return call(directory.native, borrowed, text.length);
    });
  }

  /** A call that takes one path: resolves it by `find` and hands it on. */
  const onOne =
    (find: typeof resolve) =>
    (
      fd: number,
      pointer: number,
      len: number,
      atEnd: AtEnd | ChooseAtEnd,
      keep: readonly Range[],
      call: (fd: number, pointer: number, len: number) => Errno,
    ): Errno => {
      const target = find(fd, pointer, len, atEnd);
      return typeof target === "number" ? target : handOn(target, keep, call);
    };
  const onPath = onOne(resolve),
    change = onOne(resolveToChange);

  /** After a rename: neither place has the directory that was there, unless both are the same. */
  function forgetMoved(from: string, to: string): void {
    if (from !== to) for (const place of [from, to]) record.forget(place);
  }

  /** A call that takes two paths. */
  function both(
    from: Resolved | Errno,
    to: Resolved | Errno,
    call: (oldFd: number, oldPath: number, oldLen: number, newFd: number, newPath: number, newLen: number) => Errno,
  ): Errno {
    if (typeof from === "number") return from;
    if (typeof to === "number") return to;
    return handOn(from, [[to.pointer, to.len]], (oldFd, oldPath, oldLen) =>
      handOn(to, [[oldPath, oldLen]], (newFd, newPath, newLen) => call(oldFd, oldPath, oldLen, newFd, newPath, newLen)),
    );
  }

  return {
    path_create_directory: (fd, pointer, len) =>
      change(fd, pointer, len, "keep", [], (...target) => native.path_create_directory(...target)),

    path_unlink_file: (fd, pointer, len) =>
      change(fd, pointer, len, "keep", [], (...target) => native.path_unlink_file(...target)),

    path_remove_directory(fd, pointer, len) {
      const target = resolveToChange(fd, pointer, len, "keep");
      if (typeof target === "number") return target;
      const errno = handOn(target, [], (...target) => native.path_remove_directory(...target));
      if (errno === Errno.SUCCESS) record.forget(hostPath(target));
      return errno;
    },

    path_open(fd, dirflags, pointer, len, oflags, base, inheriting, fdflags, opened) {
      const exclusive = (oflags & Oflags.CREAT) !== 0 && (oflags & Oflags.EXCL) !== 0;
      const follow = (dirflags & Lookupflags.SYMLINK_FOLLOW) !== 0;
      const changes = (oflags & (Oflags.CREAT | Oflags.TRUNC)) !== 0 || (base & WRITING) !== 0n;
      if (changes && context.entry(fd)?.base?.readOnly) return Errno.PERM;
      const target = resolve(fd, pointer, len, exclusive ? "keep" : follow ? "follow" : "refuse");
      if (typeof target === "number") return target;
      if (record.isFull) return Errno.MFILE;
      opened >>>= 0;
      const errno = handOn(target, [[opened, 4]], (fd, pointer, len) =>
        native.path_open(fd, 0, pointer, len, oflags, base, inheriting, fdflags, opened),
      );
      if (errno !== Errno.SUCCESS) return errno;
      const { view } = context.guest;
      view.setUint32(opened, record.add(openedEntry(target, view.getUint32(opened, true), fdflags)), true);
      return Errno.SUCCESS;
    },

    path_filestat_get(fd, flags, pointer, len, stat) {
      stat >>>= 0;
      const get = (atEnd: AtEnd | ChooseAtEnd): Errno =>
        onPath(fd, pointer, len, atEnd, [[stat, Size.FILESTAT]], (fd, pointer, len) =>
          native.path_filestat_get(fd, 0, pointer, len, stat),
        );
      // Most paths end in no link: looking at the result costs less than looking for one before.
      const errno = get(unlessSlash);
      if (errno !== Errno.SUCCESS || (flags & Lookupflags.SYMLINK_FOLLOW) === 0) return errno;
      const isLink = context.guest.view.getUint8(stat + FilestatAt.FILETYPE) === Filetype.SYMBOLIC_LINK;
      return isLink ? get("follow") : errno;
    },

    path_filestat_set_times(fd, flags, pointer, len, atim, mtim, fstflags) {
      const follow = (flags & Lookupflags.SYMLINK_FOLLOW) !== 0;
      return change(fd, pointer, len, follow ? "follow" : unlessSlash, [], (fd, pointer, len) =>
        native.path_filestat_set_times(fd, 0, pointer, len, atim, mtim, fstflags),
      );
    },

    path_link(oldFd, flags, oldPath, oldLen, newFd, newPath, newLen) {
      const follow = (flags & Lookupflags.SYMLINK_FOLLOW) !== 0;
      const from = resolveToChange(oldFd, oldPath, oldLen, follow ? "follow" : "keep");
      const to = resolveToChange(newFd, newPath, newLen, "keep");
      return both(from, to, (oldFd, oldPath, oldLen, ...rest) => native.path_link(oldFd, 0, oldPath, oldLen, ...rest));
    },

    path_rename(oldFd, oldPath, oldLen, newFd, newPath, newLen) {
      const from = resolveToChange(oldFd, oldPath, oldLen, "keep");
      const to = resolveToChange(newFd, newPath, newLen, "keep");
      const errno = both(from, to, (...all) => native.path_rename(...all));
      if (errno === Errno.SUCCESS) forgetMoved(hostPath(from as Resolved), hostPath(to as Resolved));
      return errno;
    },

    path_symlink: (targetText, targetLen, fd, pointer, len) =>
      change(fd, pointer, len, "keep", [[targetText, targetLen]], (fd, pointer, len) =>
        native.path_symlink(targetText, targetLen, fd, pointer, len),
      ),

    path_readlink(fd, pointer, len, buf, bufLen, used) {
      const keep: Range[] = [
        [buf, bufLen],
        [used, 4],
      ];
      return onPath(fd, pointer, len, "keep", keep, (fd, pointer, len) =>
        native.path_readlink(fd, pointer, len, buf, bufLen, used),
      );
    },
  };
}

/** The entry of what was opened: its name for people, and its place for paths that start from it. */
function openedEntry(target: Resolved, native: number, fdflags: number): Entry {
  const { directory, path } = target;
  const base = {
    host: hostPath(target),
    root: directory.base!.root,
    readOnly: directory.base!.readOnly,
    place: directory.base!.place,
  };
  const name = directory.isPreopen ? path : join(directory.path ?? "", path);
  return new Entry(native, "opened", name, base, fdflags);
}

/** The place on the host that a resolved path names. */
function hostPath({ directory, resolved }: Resolved): string {
  return placeOf(directory.base!, resolved);
}
