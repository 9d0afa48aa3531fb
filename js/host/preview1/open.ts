import { Errno, Fdflags, Filetype, Lookupflags, Oflags, Rights } from "../../shared.js";
import { kindOf, openBelow, type Wanted } from "../paths/open.js";
import { refuse } from "../wasi-common/refusal.js";
import { filetypeOf } from "../wasi-common/filetype.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import type { Descriptor } from "./descriptor.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import { hostFlags } from "./system.js";

/**
 * `path_open`. Of the requested rights, reading and writing determine how the file is opened. A descriptor has all
 * other rights even if they weren't requested, as on wasmtime, since some programs request none and use all. Only
 * rights that `fd_fdstat_set_rights` has removed are missing.
 */
export function openCalls(context: Context): Pick<Preview1Functions, "path_open"> {
  const { table } = context;
  return {
    path_open(fd, dirflags, path, len, oflags, base, inheriting, fdflags, result) {
      if ((dirflags & ~Lookupflags.ALL) !== 0 || (oflags & ~Oflags.ALL) !== 0) return Errno.INVAL;
      if ((fdflags & ~Fdflags.ALL) !== 0 || !areRights(base) || !areRights(inheriting)) return Errno.INVAL;
      const directory = table.get(fd);
      if (!(directory instanceof OpenDirectory)) return directory instanceof OpenFile ? Errno.NOTDIR : Errno.BADF;
      const text = context.text(path, len);
      context.range(result, 4);
      if (!mayOpen(directory, oflags, base, inheriting)) return Errno.NOTCAPABLE;
      if (table.isFull) return Errno.MFILE;

      const changes = (oflags & (Oflags.CREAT | Oflags.TRUNC)) !== 0;
      const write = (base & Rights.FD_WRITE) !== 0n;
      const wanted: Wanted = {
        read: (base & Rights.FD_READ) !== 0n || !write,
        write,
        create: (oflags & Oflags.CREAT) !== 0,
        exclusive: (oflags & Oflags.EXCL) !== 0,
        truncate: (oflags & Oflags.TRUNC) !== 0,
        directory: (oflags & Oflags.DIRECTORY) !== 0,
        follow: (dirflags & Lookupflags.SYMLINK_FOLLOW) !== 0,
        wait: context.waitsForPipes && (fdflags & Fdflags.NONBLOCK) === 0,
        flags: hostFlags(fdflags),
      };
      if ((oflags & Oflags.DIRECTORY) !== 0 && (changes || (oflags & Oflags.EXCL) !== 0)) return Errno.INVAL;
      if (directory.readOnly && (write || changes)) return Errno.PERM;

      if (wanted.create) context.disk?.name();
      const found = opened(directory, text, wanted, fdflags);
      found.base = directory.inheriting;
      found.inheriting = directory.inheriting;
      context.guest.view.setUint32(result >>> 0, table.add(found), true);
      return Errno.SUCCESS;
    },
  };
}

/** Returns whether an i64 of the guest has bits of rights alone. `Rights.ALL` has every bit below its highest. */
function areRights(bits: bigint): boolean {
  return bits >= 0n && bits <= Rights.ALL;
}

/** Returns whether the remaining rights of the directory allow the call. */
function mayOpen(directory: OpenDirectory, oflags: number, base: bigint, inheriting: bigint): boolean {
  if (directory.base === Rights.ALL && directory.inheriting === Rights.ALL) return true;
  let needed: bigint = Rights.PATH_OPEN;
  if (oflags & Oflags.CREAT) needed |= Rights.PATH_CREATE_FILE;
  if (oflags & Oflags.TRUNC) needed |= Rights.PATH_FILESTAT_SET_SIZE;
  return (directory.base & needed) === needed && ((base | inheriting) & ~directory.inheriting) === 0n;
}

/** Opens a path and returns a descriptor for the guest. `readOnly` is that of the preopen. */
function opened(directory: OpenDirectory, path: string, wanted: Wanted, fdflags: number): Descriptor {
  const name = nameOf(directory, path);
  return openBelow(directory.held, path, wanted, (fd, hold) => {
    const stat = kindOf(fd);
    const filetype = filetypeOf(stat);
    if (filetype === Filetype.DIRECTORY) return new OpenDirectory(hold(), "opened", name, directory.readOnly);
    const file = new OpenFile(fd, name, filetype, fdflags, wanted.read, wanted.write, directory.readOnly, stat.size);
    if (stat.isFIFO() && wanted.read && !wanted.write && (fdflags & Fdflags.NONBLOCK) === 0) {
      if (wanted.wait) file.peek.waitForWriter(fd);
      else if (file.peek.hasNoWriter(fd)) refuse(Errno.AGAIN);
    }
    return file;
  });
}

/** The longest name of a descriptor that is kept for reports. */
const MOST_NAME = 4096;

/** Returns the name for reports: the path as the guest sees it, without redundant steps. */
function nameOf(directory: OpenDirectory, path: string): string {
  if (directory.isPreopen && !path.includes("/")) return path;
  const whole = directory.isPreopen ? path : `${directory.path}/${path}`;
  const steps = whole.split("/").filter((step, index) => step !== "." && (step !== "" || index === 0));
  const name = steps.length === 0 ? "." : steps.join("/");
  return name.length <= MOST_NAME ? name : `…${name.slice(-MOST_NAME)}`;
}
