// @trusted: an owner is a handle of the table
import { Errno } from "../shared/errno";
import { Fdflags, Lookupflags, Oflags } from "../wasi/types";
import { fail } from "../result/record";
import { Path } from "../result/path";
import { Result } from "../result";
import { AsFd } from "../fd";
import { READ_RIGHTS, WRITE_RIGHTS, openFile } from "../io/open";
import { locate, within } from "../io/preopen";
import { File } from "./file";

/** Options for opening a file. Each method sets one option and returns the options. Rust's `OpenOptions`. */
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

  /** For writing. Keeps the content that isn't overwritten. */
  write(on: bool = true): OpenOptions {
    this.writes = on;
    return this;
  }

  /** For writing at the end of the file. */
  append(on: bool = true): OpenOptions {
    this.appends = on;
    return this;
  }

  /** Truncates the file to 0 bytes. Needs `write`. */
  truncate(on: bool = true): OpenOptions {
    this.truncates = on;
    return this;
  }

  /** Creates the file if it doesn't exist. Needs `write` or `append`. */
  create(on: bool = true): OpenOptions {
    this.creates = on;
    return this;
  }

  /**
   * Creates the file, and fails with EEXIST if it exists. Needs `write` or `append`; `create` and `truncate`
   * are ignored.
   */
  createNew(on: bool = true): OpenOptions {
    this.createsNew = on;
    return this;
  }

  /** Follows a symbolic link as the last component of the path, which is the default. */
  followSymlink(on: bool = true): OpenOptions {
    this.follows = on;
    return this;
  }

  /** Other flags of the descriptor: `Fdflags.SYNC`, `NONBLOCK`… */
  flags(flags: Fdflags, on: bool = true): OpenOptions {
    this.fdflags = on ? this.fdflags | flags : this.fdflags & ~flags;
    return this;
  }

  /** Opens a path within a preopened directory. `path_open` */
  open(path: string): Result<File> {
    return this.openPath(locate(path));
  }

  /** Opens a path relative to an open directory, which is borrowed. `path_open` */
  @borrows("dir")
  openAt<Fd extends AsFd>(dir: Fd, path: string): Result<File> {
    return this.openPath(within(<u32>changetype<usize>(dir.asFd()), path));
  }

  private openPath(path: Path): Result<File> {
    const problem = this.problem();
    if (problem !== null) return Result.err<File>(fail(Errno.INVAL, "open", problem, path));
    const lookup = this.follows ? Lookupflags.SYMLINK_FOLLOW : <Lookupflags>0;
    const fdflags = this.appends ? this.fdflags | Fdflags.APPEND : this.fdflags;
    return openFile<File>(path, this.oflags(), this.rights(), lookup, <Fdflags>fdflags);
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

  /** The reason why the options are invalid, or null. */
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
