// @trusted: takes owners apart that are handles of the table
import { Errno } from "../shared/errno";
import { Owner } from "../table";
import { errnoOf } from "../result/record";
import { ManagedResult, Result } from "../result";
import { AsFd, BorrowedFd } from "../fd";
import { tryCloneOf } from "../fd/own";
import { removeTree } from "../io/tree";
import { Ref } from "../own/words";
import { Dir } from "./dir";
import { TEMP_ATTEMPTS, TEMP_PREFIX, temporaryName } from "./temp-name";

/**
 * A directory with a random name, which is removed with its content when its owner ends. The
 * directory that it is in it has as a clone, as a `TempFile` has.
 */
@final
@owned
export class TempDir {
  private ended: bool = false;

  /** Only for `create` and `createIn`. The arguments are owned. */
  constructor(
    private parent: Dir,
    private held: Dir,
    /** Its name in the directory that it is in. */
    readonly name: string,
  ) {}

  /** Creates one in a directory at a path within a preopened directory. `path_create_directory` */
  static create(path: string = ".", prefix: string = TEMP_PREFIX): ManagedResult<TempDir> {
    return make(Dir.open(path), prefix);
  }

  /** Creates one in a directory, which is borrowed for this call only. `path_create_directory` */
  // @ts-ignore: decorator
  @borrows("dir")
  static createIn<Fd extends AsFd>(dir: Fd, prefix: string = TEMP_PREFIX): ManagedResult<TempDir> {
    return make(tryCloneOf<Dir>(changetype<usize>(dir.asFd()), Owner.DIR), prefix);
  }

  /** The directory, borrowed from this object. */
  get dir(): Ref<Dir> {
    return this.held;
  }

  /** Borrows the descriptor. */
  asFd(): BorrowedFd {
    return this.held.asFd();
  }

  /** Renames it for good and returns the directory. If that fails it is removed. `path_rename` */
  @consumes
  persist(name: string): Result<Dir> {
    const renamed = this.parent.rename<Dir>(this.name, this.parent, name);
    if (renamed.isErr) {
      this.drop();
      return Result.err<Dir>(renamed.code);
    }
    // Node's WASI holds a directory by its path, so the one that is open leads nowhere now.
    const again = this.parent.openDir(name);
    this.release().drop();
    return again;
  }

  /** Returns the directory, which keeps its name and is no longer removed. */
  @consumes
  keep(): Dir {
    return this.release();
  }

  /** Closes the directory, removes it with its content, and returns whether that succeeded. */
  @consumes
  close(): Result<void> {
    if (this.ended) return Result.done();
    this.held.drop();
    const removed = removeTree(<u32>changetype<usize>(this.parent), this.name);
    this.release();
    return removed;
  }

  /** Closes the directory and removes it with its content. Ignores errors. */
  drop(): void {
    this.close();
  }

  private release(): Dir {
    this.ended = true;
    this.parent.drop();
    return this.held;
  }
}

function make(around: Result<Dir>, prefix: string): ManagedResult<TempDir> {
  if (around.isErr) return ManagedResult.err<TempDir>(around.code);
  const parent = around.value;
  let problem = 0;
  for (let i = 0; i < TEMP_ATTEMPTS; i++) {
    const name = temporaryName(prefix);
    if (name.isErr) {
      problem = name.code;
      break;
    }
    const made = parent.createDir(name.value);
    if (made.isOk) {
      const opened = parent.openDir(name.value);
      if (opened.isOk) return ManagedResult.ok<TempDir>(new TempDir(parent, opened.value, name.value));
      parent.removeDir(name.value);
      problem = opened.code;
      break;
    }
    problem = made.code;
    if (errnoOf(problem) != Errno.EXIST) break;
  }
  parent.drop();
  return ManagedResult.err<TempDir>(problem);
}
