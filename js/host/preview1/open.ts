import { closeSync, constants, fstatSync, lstatSync, openSync } from "node:fs";
import { Errno, Fdflags, Filetype, Lookupflags, Oflags, Rights } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import { filetypeOf } from "../wasi-common/filetype.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import type { Descriptor } from "./descriptor.js";
import { openedAt } from "./place.js";
import { hostFlags } from "./system.js";
import { codeOf, refuse } from "./refusal.js";
import { Walk } from "./walk.js";

/** What a call asks for. */
interface Wanted {
  readonly oflags: number;
  readonly fdflags: number;
  readonly follow: boolean;
  readonly read: boolean;
  readonly write: boolean;
}

/**
 * `path_open`. Of the rights that are asked for, reading and writing say how the file is opened. The others a
 * descriptor has whether asked for or not, as on wasmtime: there are programs that ask for none and use all.
 * Only what `fd_fdstat_set_rights` took away is not given.
 */
export function openCalls(context: Context): Pick<Preview1Functions, "path_open"> {
  const { table } = context;
  return {
    path_open(fd, dirflags, path, len, oflags, base, inheriting, fdflags, opened) {
      [base, inheriting] = [BigInt.asUintN(64, base), BigInt.asUintN(64, inheriting)];
      if ((dirflags & ~Lookupflags.ALL) !== 0 || (oflags & ~Oflags.ALL) !== 0) return Errno.INVAL;
      if ((fdflags & ~Fdflags.ALL) !== 0 || ((base | inheriting) & ~Rights.ALL) !== 0n) return Errno.INVAL;
      const directory = table.get(fd);
      if (!(directory instanceof OpenDirectory)) return directory instanceof OpenFile ? Errno.NOTDIR : Errno.BADF;
      const text = context.text(path, len);
      context.range(opened, 4);
      if (!mayOpen(directory, oflags, base, inheriting)) return Errno.NOTCAPABLE;
      if (table.isFull) return Errno.MFILE;

      const changes = (oflags & (Oflags.CREAT | Oflags.TRUNC)) !== 0;
      const write = (base & Rights.FD_WRITE) !== 0n;
      const wanted: Wanted = {
        oflags,
        fdflags,
        follow: (dirflags & Lookupflags.SYMLINK_FOLLOW) !== 0,
        read: (base & Rights.FD_READ) !== 0n || !write,
        write,
      };
      if ((oflags & Oflags.DIRECTORY) !== 0 && (changes || (oflags & Oflags.EXCL) !== 0)) return Errno.INVAL;
      if (directory.readOnly && (write || changes)) return Errno.PERM;

      const found = openBelow(directory, text, wanted);
      found.base = directory.inheriting;
      found.inheriting = directory.inheriting;
      context.guest.view.setUint32(opened >>> 0, table.add(found), true);
      return Errno.SUCCESS;
    },
  };
}

/** Whether the rights that are left of the directory allow it. */
function mayOpen(directory: OpenDirectory, oflags: number, base: bigint, inheriting: bigint): boolean {
  let needed: bigint = Rights.PATH_OPEN;
  if (oflags & Oflags.CREAT) needed |= Rights.PATH_CREATE_FILE;
  if (oflags & Oflags.TRUNC) needed |= Rights.PATH_FILESTAT_SET_SIZE;
  return (directory.base & needed) === needed && ((base | inheriting) & ~directory.inheriting) === 0n;
}

function openBelow(directory: OpenDirectory, path: string, wanted: Wanted): Descriptor {
  const walk = new Walk(directory, path);
  try {
    const fd = openLast(walk, wanted);
    try {
      return opened(fd, directory, path, walk, wanted);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  } finally {
    walk.end();
  }
}

/** Opens the last component, without letting the system follow a link there. */
function openLast(walk: Walk, { oflags, fdflags, follow, read, write }: Wanted): number {
  const { O_RDWR, O_WRONLY, O_RDONLY, O_NOFOLLOW, O_DIRECTORY, O_CREAT, O_EXCL, O_TRUNC } = constants;
  const creates = (oflags & Oflags.CREAT) !== 0;
  const excludes = creates && (oflags & Oflags.EXCL) !== 0;
  const truncates = (oflags & Oflags.TRUNC) !== 0;
  let flags = hostFlags(fdflags) | O_NOFOLLOW | (read && (write || truncates) ? O_RDWR : write ? O_WRONLY : O_RDONLY);
  if (creates) flags |= O_CREAT;
  if (excludes) flags |= O_EXCL;
  if (truncates) flags |= O_TRUNC;
  for (;;) {
    if (walk.slash && creates) refuse(Errno.ISDIR);
    const isDirectory = (oflags & Oflags.DIRECTORY) !== 0 || walk.slash;
    try {
      return openSync(walk.host, isDirectory ? flags | O_DIRECTORY : flags, 0o666);
    } catch (error) {
      const code = codeOf(error);
      if (code !== "ELOOP" && code !== "ENOTDIR") throw error;
      if ((follow || walk.slash) && !excludes) {
        if (walk.followLast()) continue;
      } else if (code === "ENOTDIR" && lstatSync(walk.host, { throwIfNoEntry: false })?.isSymbolicLink()) {
        refuse(Errno.LOOP);
      }
      throw error;
    }
  }
}

function opened(fd: number, directory: OpenDirectory, path: string, walk: Walk, wanted: Wanted): Descriptor {
  const filetype = filetypeOf(fstatSync(fd));
  const name = nameOf(directory, path);
  if (filetype === Filetype.DIRECTORY) {
    const prefix = walk.name === "." ? walk.at : `${walk.host}/`;
    return new OpenDirectory(fd, "opened", name, openedAt(prefix), directory.readOnly);
  }
  return new OpenFile(fd, name, filetype, wanted.fdflags, wanted.read, wanted.write, directory.readOnly);
}

/** The most of a descriptor's name that is kept for reports. */
const MOST_NAME = 4096;

/** The name by which reports call what is opened: the path as the guest sees it, without steps that lead nowhere. */
function nameOf(directory: OpenDirectory, path: string): string {
  const whole = directory.isPreopen ? path : `${directory.path}/${path}`;
  const steps = whole.split("/").filter((step, index) => step !== "." && (step !== "" || index === 0));
  const name = steps.length === 0 ? "." : steps.join("/");
  return name.length <= MOST_NAME ? name : `…${name.slice(-MOST_NAME)}`;
}
