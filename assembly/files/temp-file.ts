// @trusted: takes owners apart that are handles of the table
import { Errno } from "../shared/errno";
import { Oflags } from "../wasi/types";
import { Owner, dropHandle } from "../table";
import { errnoOf } from "../result/record";
import { ManagedResult, Result } from "../result";
import { AsFd, BorrowedFd, OwnedFd } from "../fd";
import { tryCloneOf } from "../fd/own";
import { READ_RIGHTS, WRITE_RIGHTS, openDir, openFile } from "../io/open";
import { linkPath, renamePath, unlinkFile } from "../io/path";
import { locate, within } from "../io/preopen";
import { Ref } from "../own/words";
import { File } from "../owners/file";
import { TEMP_ATTEMPTS, TEMP_PREFIX, temporaryName } from "./temp-name";

/**
 * A file with a random name, open for reading and writing, which is removed when its owner ends.
 *
 * It has its directory as a clone, not as a borrow: a clone is counted in the table and costs the host nothing, and so
 * the file can be returned and kept, and still removes its name when all others are done with the directory.
 */
@final
@owned
export class TempFile {
  private ended: bool = false;

  /** Only for `create` and `createIn`. The arguments are owned. */
  constructor(
    private dir: u32,
    private held: File,
    /** Its name in its directory. */
    readonly name: string,
  ) {}

  /** Creates one in a directory at a path within a preopened directory. `path_open` */
  static create(path: string = ".", prefix: string = TEMP_PREFIX): ManagedResult<TempFile> {
    return make(openDir<u32>(locate(path)), prefix);
  }

  /** Creates one in a directory, which is borrowed for this call only. `path_open` */
  // @ts-ignore: decorator
  @borrows("dir")
  static createIn<Fd extends AsFd>(dir: Fd, prefix: string = TEMP_PREFIX): ManagedResult<TempFile> {
    return make(tryCloneOf<u32>(changetype<usize>(dir.asFd()), Owner.DIR), prefix);
  }

  /**
   * Makes a file that has no name: it is removed at once, and its room is free once it is closed. An error where the
   * host can't remove an open file. `dir` is borrowed. `path_open`, `path_unlink_file`
   */
  // @ts-ignore: decorator
  @borrows("dir")
  static unnamed<Fd extends AsFd>(dir: Fd): Result<File> {
    const made = TempFile.createIn<Fd>(dir);
    if (made.isErr) return Result.err<File>(made.code);
    const temp = made.value;
    const removed = unlinkFile(within(temp.dir, temp.name));
    if (removed.isOk) return Result.ok<File>(temp.release());
    temp.drop();
    return Result.err<File>(removed.code);
  }

  /** The file, borrowed from this object. */
  get file(): Ref<File> {
    return this.held;
  }

  /** Borrows the descriptor. */
  asFd(): BorrowedFd {
    return this.held.asFd();
  }

  /**
   * Renames it for good within its directory, replacing the file of that name, and returns the file. If that fails it
   * is removed. `path_rename`
   */
  @consumes
  persist(name: string): Result<File> {
    const renamed = renamePath(within(this.dir, this.name), within(this.dir, name));
    if (renamed.isOk) return Result.ok<File>(this.release());
    this.drop();
    return Result.err<File>(renamed.code);
  }

  /** Like `persist`, but fails with EEXIST if the name is taken. `path_link`, `path_unlink_file` */
  @consumes
  persistNew(name: string): Result<File> {
    let done = linkPath(within(this.dir, this.name), within(this.dir, name));
    if (done.isOk) done = unlinkFile(within(this.dir, this.name));
    if (done.isOk) return Result.ok<File>(this.release());
    this.drop();
    return Result.err<File>(done.code);
  }

  /** Returns the file, which keeps its name and is no longer removed. */
  @consumes
  keep(): File {
    return this.release();
  }

  /** Closes the file, removes it, and returns whether that succeeded. `fd_close`, `path_unlink_file` */
  @consumes
  close(): Result<void> {
    if (this.ended) return Result.done();
    const removed = unlinkFile(within(this.dir, this.name));
    const closed = this.release().close();
    return removed.isErr ? removed : closed;
  }

  /** Closes the file and removes it. Ignores errors. */
  drop(): void {
    this.close();
  }

  /** Makes a second owner of the directory that it is in. */
  cloneDir(): Result<OwnedFd> {
    return tryCloneOf<OwnedFd>(this.dir, Owner.OWNED_FD);
  }

  private release(): File {
    this.ended = true;
    dropHandle(this.dir, Owner.DIR);
    return this.held;
  }
}

function make(opened: Result<u32>, prefix: string): ManagedResult<TempFile> {
  if (opened.isErr) return ManagedResult.err<TempFile>(opened.code);
  const dir = opened.value;
  let problem = 0;
  for (let i = 0; i < TEMP_ATTEMPTS; i++) {
    const name = temporaryName(prefix);
    if (name.isErr) {
      problem = name.code;
      break;
    }
    const path = within(dir, name.value);
    const made = openFile<File>(path, Oflags.CREAT | Oflags.EXCL, READ_RIGHTS | WRITE_RIGHTS);
    if (made.isOk) return ManagedResult.ok<TempFile>(new TempFile(dir, made.value, name.value));
    problem = made.code;
    if (errnoOf(problem) != Errno.EXIST) break;
  }
  dropHandle(dir, Owner.DIR);
  return ManagedResult.err<TempFile>(problem);
}
