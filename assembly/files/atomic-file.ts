// @trusted: takes owners apart that are handles of the table
import { Errno } from "../shared/errno";
import { Owner, dropHandle } from "../table";
import { errnoOf, fail } from "../result/record";
import { Path } from "../result/path";
import { ManagedResult, Result } from "../result";
import { AsFd, BorrowedFd, OwnedFd } from "../fd";
import * as io from "../io";
import { openDir } from "../io/open";
import { locateFrom } from "../io/preopen";
import { borrow } from "../io/raw";
import { failAt } from "../io/trail";
import { Ref } from "../own/words";
import { File } from "../owners/file";
import { TempFile } from "./temp-file";

/**
 * The next content of a file. It is written to a temporary file beside the old one, and `commit` puts that in its
 * place atomically: readers see either the old content or the new. Without `commit` everything stays
 * as it was.
 */
@final
@owned
export class AtomicFile {
  /** Only for `create` and `createIn`. The arguments are owned. */
  constructor(private temp: TempFile, private name: string, private path: string) {}

  /** Begins to replace, or to make, the file at a path from a preopened directory on. A link there is replaced itself. `path_open` */
  static create(path: string): ManagedResult<AtomicFile> {
    return make(0, path);
  }

  /** Like `create`, at a path relative to an open directory, which is borrowed for this call only. `path_open` */
  // @ts-ignore: decorator
  @borrows("dir")
  static createIn<Fd extends AsFd>(dir: Fd, path: string): ManagedResult<AtomicFile> {
    return make(<u32>changetype<usize>(dir.asFd()), path);
  }

  /** The file to write to, borrowed from this object. */
  get file(): Ref<File> {
    return this.temp.file;
  }

  /** Borrows the descriptor. */
  asFd(): BorrowedFd {
    return this.temp.asFd();
  }

  /**
   * Replaces the old file with what was written. The content is on the device before the name is, so that a
   * crash leaves one of both as well. On an error the old file stays. `fd_sync`, `path_rename`
   */
  @consumes
  commit(): Result<void> {
    const synced = this.temp.file.sync(), cloned = this.temp.cloneDir();
    if (synced.isErr || cloned.isErr) {
      this.temp.drop();
      if (cloned.isOk) cloned.value.drop();
      return Result.err<void>(failAt(synced.isErr ? synced.code : cloned.code, this.path));
    }
    const dir = cloned.value;
    const persisted = this.temp.persist(this.name);
    if (persisted.isErr) {
      dir.drop();
      return Result.err<void>(failAt(persisted.code, this.path));
    }
    const closed = persisted.value.close();
    const placed = io.sync<OwnedFd>(dir);
    dir.drop();
    if (closed.isErr) return Result.err<void>(failAt(closed.code, this.path));
    return placed.isErr && !isUnknown(placed.code) ? Result.err<void>(failAt(placed.code, this.path)) : Result.done();
  }

  /** Removes the temporary file and keeps the old one. */
  drop(): void {
    this.temp.drop();
  }
}

/** Writes all of `bytes`, which are borrowed, and commits. */
export function commitOf(begun: ManagedResult<AtomicFile>, bytes: Uint8Array): Result<void> {
  if (begun.isErr) return Result.err<void>(begun.code);
  const next = begun.value;
  const written = next.file.writeAll(bytes);
  if (written.isOk) return next.commit();
  next.drop();
  return written;
}

/** Whether an error says that an engine can't sync directories. */
function isUnknown(code: i32): bool {
  const errno = errnoOf(code);
  return errno == Errno.BADF || errno == Errno.INVAL || errno == Errno.NOTSUP || errno == Errno.ISDIR;
}

function make(dir: u32, path: string): ManagedResult<AtomicFile> {
  const slash = path.lastIndexOf("/");
  const name = path.substring(slash + 1);
  if (!name.length || name == "." || name == "..") {
    const detail = "a file can't have that name";
    return ManagedResult.err<AtomicFile>(fail(path.length ? Errno.INVAL : Errno.NOENT, "replaceFile", detail, Path.encode(path)));
  }
  const around = slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  const opened = openDir<u32>(locateFrom(dir, around));
  if (opened.isErr) return ManagedResult.err<AtomicFile>(opened.code);
  const parent = opened.value;
  const temp = TempFile.createIn<BorrowedFd>(borrow(parent));
  dropHandle(parent, Owner.DIR);
  if (temp.isErr) return ManagedResult.err<AtomicFile>(failAt(temp.code, path));
  return ManagedResult.ok<AtomicFile>(new AtomicFile(temp.value, name, path));
}
