import { Errno } from "../wasi/errno";
import { Fdflags, Lookupflags, Oflags, Rights } from "../wasi/types";
import { Owner } from "../table";
import { fail } from "../result/record";
import { Path } from "../result/path";
import { Result } from "../result";
import { AsFd } from "../fd";
import { locate, within } from "../io/preopen";
import { openPath } from "../io/path";
import { UNASKED } from "../table/description";
import { File } from "./file";

// WASI tells a host by rights what a file is opened for. What a file can be used for beside reading and writing:
// @ts-ignore: decorator
@inline const EITHER: u64 = Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_SYNC | Rights.FD_ADVISE
  | Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_GET | Rights.FD_FILESTAT_SET_TIMES | Rights.POLL_FD_READWRITE;
/** Rights of a file that is open for reading. */
// @ts-ignore: decorator
@inline export const READ_RIGHTS: u64 = EITHER | Rights.FD_READ;
/** Rights of a file that is open for writing. */
// @ts-ignore: decorator
@inline export const WRITE_RIGHTS: u64 = EITHER | Rights.FD_WRITE | Rights.FD_DATASYNC | Rights.FD_ALLOCATE
  | Rights.FD_FILESTAT_SET_SIZE;

/** How to open a file; each call sets one thing and gives the options back. Rust's `OpenOptions`. */
@final
export class OpenOptions {
  private rights: u64 = 0;
  private oflags: i32 = 0;
  private fdflags: i32 = 0;
  private lookup: i32 = Lookupflags.SYMLINK_FOLLOW;

  /** For reading. */
  read(on: bool = true): OpenOptions {
    return this.right(READ_RIGHTS, Rights.FD_READ, on);
  }

  /** For writing. What the file holds stays, unless it is written over. */
  write(on: bool = true): OpenOptions {
    return this.right(WRITE_RIGHTS, Rights.FD_WRITE, on);
  }

  /** For writing, each time at the end of the file. */
  append(on: bool = true): OpenOptions {
    return this.write(on).fdflag(Fdflags.APPEND, on);
  }

  /** Cuts the file to 0 bytes first. Needs `write`. */
  truncate(on: bool = true): OpenOptions {
    return this.oflag(Oflags.TRUNC, on);
  }

  /** Makes the file if there is none. Needs `write` or `append`. */
  create(on: bool = true): OpenOptions {
    return this.oflag(Oflags.CREAT, on);
  }

  /** Makes the file, and fails with EEXIST if there is one. Needs `write` or `append`. */
  createNew(on: bool = true): OpenOptions {
    return this.oflag(Oflags.CREAT | Oflags.EXCL, on);
  }

  /** Follows a symbolic link as the last part of the path, which is the default. */
  followSymlink(on: bool = true): OpenOptions {
    this.lookup = on ? Lookupflags.SYMLINK_FOLLOW : 0;
    return this;
  }

  /** Other flags of the descriptor: `Fdflags.SYNC`, `NONBLOCK`… */
  flags(flags: Fdflags, on: bool = true): OpenOptions {
    return this.fdflag(flags, on);
  }

  /** Opens a path from a preopened directory on. `path_open` */
  open(path: string): Result<File> {
    return this.openPath(locate(path));
  }

  /** Opens a path from an open directory on, which is borrowed. `path_open` */
  openAt<Fd extends AsFd>(dir: Fd, path: string): Result<File> {
    return this.openPath(within(<u32>changetype<usize>(dir.asFd()), path));
  }

  private openPath(path: Path): Result<File> {
    const problem = this.problem();
    if (problem !== null) return Result.err<File>(fail(Errno.INVAL, "open", problem, path));
    const handle = openPath(
      path, <Lookupflags>this.lookup, <Oflags>this.oflags, this.rights, 0, <Fdflags>this.fdflags, UNASKED, Owner.FILE,
    );
    return changetype<Result<File>>(<usize>(<u32>handle));
  }

  /** What is wrong with the options, or null. */
  private problem(): string | null {
    const writes = (this.rights & Rights.FD_WRITE) != 0;
    if (!writes && !(this.rights & Rights.FD_READ)) return "neither read nor write nor append is set";
    if (!writes && this.oflags & Oflags.CREAT) return "create needs write or append";
    if (this.oflags & Oflags.TRUNC) {
      if (!writes) return "truncate needs write";
      if (this.fdflags & Fdflags.APPEND) return "truncate and append exclude each other";
    }
    return null;
  }

  /** Sets the rights `all`, or takes the one right `own` away. */
  private right(all: u64, own: u64, on: bool): OpenOptions {
    this.rights = on ? this.rights | all : this.rights & ~(own | all & ~EITHER);
    return this;
  }

  private oflag(flag: i32, on: bool): OpenOptions {
    this.oflags = on ? this.oflags | flag : this.oflags & ~flag;
    return this;
  }

  private fdflag(flag: i32, on: bool): OpenOptions {
    this.fdflags = on ? this.fdflags | flag : this.fdflags & ~flag;
    return this;
  }
}
