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
  private reads: bool = false;
  private writes: bool = false;
  private appends: bool = false;
  private truncates: bool = false;
  private creates: bool = false;
  private createsNew: bool = false;
  private follows: bool = true;
  private fdflags: i32 = 0;

  /** For reading. */
  read(on: bool = true): OpenOptions {
    this.reads = on;
    return this;
  }

  /** For writing. What the file holds stays, unless it is written over. */
  write(on: bool = true): OpenOptions {
    this.writes = on;
    return this;
  }

  /** For writing, each time at the end of the file. */
  append(on: bool = true): OpenOptions {
    this.appends = on;
    return this;
  }

  /** Cuts the file to 0 bytes first. Needs `write`. */
  truncate(on: bool = true): OpenOptions {
    this.truncates = on;
    return this;
  }

  /** Makes the file if there is none. Needs `write` or `append`. */
  create(on: bool = true): OpenOptions {
    this.creates = on;
    return this;
  }

  /**
   * Makes the file, and fails with EEXIST if there is one. Needs `write` or `append`; `create` and `truncate` then
   * mean nothing.
   */
  createNew(on: bool = true): OpenOptions {
    this.createsNew = on;
    return this;
  }

  /** Follows a symbolic link as the last part of the path, which is the default. */
  followSymlink(on: bool = true): OpenOptions {
    this.follows = on;
    return this;
  }

  /** Other flags of the descriptor: `Fdflags.SYNC`, `NONBLOCK`… */
  flags(flags: Fdflags, on: bool = true): OpenOptions {
    this.fdflags = on ? this.fdflags | flags : this.fdflags & ~flags;
    return this;
  }

  /** Opens a path from a preopened directory on. `path_open` */
  open(path: string): Result<File> {
    return this.openPath(locate(path));
  }

  /** Opens a path from an open directory on, which is borrowed. `path_open` */
  @borrows("dir")
  openAt<Fd extends AsFd>(dir: Fd, path: string): Result<File> {
    return this.openPath(within(<u32>changetype<usize>(dir.asFd()), path));
  }

  private openPath(path: Path): Result<File> {
    const problem = this.problem();
    if (problem !== null) return Result.err<File>(fail(Errno.INVAL, "open", problem, path));
    const lookup = this.follows ? <i32>Lookupflags.SYMLINK_FOLLOW : 0;
    const fdflags = this.appends ? this.fdflags | Fdflags.APPEND : this.fdflags;
    const handle = openPath(
      path, <Lookupflags>lookup, <Oflags>this.oflags(), this.rights(), 0, <Fdflags>fdflags, UNASKED, Owner.FILE,
    );
    return changetype<Result<File>>(<usize>(<u32>handle));
  }

  private rights(): u64 {
    let rights: u64 = this.reads ? READ_RIGHTS : 0;
    if (this.writes || this.appends) rights |= WRITE_RIGHTS;
    return rights;
  }

  private oflags(): i32 {
    if (this.createsNew) return Oflags.CREAT | Oflags.EXCL;
    let oflags = 0;
    if (this.creates) oflags |= Oflags.CREAT;
    if (this.truncates) oflags |= Oflags.TRUNC;
    return oflags;
  }

  /** What is wrong with the options, or null. */
  private problem(): string | null {
    if (!this.writes && !this.appends) {
      if (!this.reads) return "neither read nor write nor append is set";
      if (this.creates || this.createsNew) return "create needs write or append";
      if (this.truncates) return "truncate needs write";
    }
    if (this.truncates && this.appends && !this.createsNew) return "truncate and append exclude each other";
    return null;
  }
}
