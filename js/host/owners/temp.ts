// Temporary files and directories, and the atomic replacement of files. Each owns the directory that it is in, so this file
// and dir.ts import each other, by type only in this direction.

import { randomBytes } from "node:crypto";
import { closed, IoError, moved } from "../errors.js";
import type { Dir } from "./dir.js";
import type { File } from "./file.js";
import { dispose } from "../dispose.js";
import { internal } from "./internal.js";

/** The default prefix of the names of temporary files. */
const PREFIX = ".tmp";
/** How many names are tried at most. */
const ATTEMPTS = 100;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** Calls `make` with names that nobody can guess, `prefix` and 12 letters and digits, until one isn't taken. */
function withName<T>(prefix: string, make: (name: string) => T): { name: string; made: T } {
  for (let attempt = 1; ; attempt++) {
    const name = prefix + Array.from(randomBytes(12), (byte) => LETTERS[byte & 31]).join("");
    try {
      return { name, made: make(name) };
    } catch (error) {
      if (!(error instanceof IoError) || error.code !== "exist" || attempt === ATTEMPTS) throw error;
    }
  }
}

/** A temporary entry of a directory, which is removed at its end unless it is kept. It owns the directory. */
abstract class Temporary implements Disposable {
  #dir: Dir | undefined;
  #endedBy: string | undefined;

  protected constructor(
    key: symbol,
    dir: Dir,
    /** The name in its directory. */
    readonly name: string,
  ) {
    if (key !== internal) throw new TypeError("temporary files and directories are made by tempFile and tempDir");
    this.#dir = dir;
  }

  protected abstract readonly type: string;

  /** Closes what is open, and removes the entry from `dir`. */
  protected abstract remove(dir: Dir): void;

  /** The directory that it is in. Throws after its end. */
  protected get around(): Dir {
    if (this.#dir !== undefined) return this.#dir;
    throw this.#endedBy === undefined ? closed(this.type) : moved(this.type, this.#endedBy);
  }

  /** Ends it and keeps the entry. */
  protected release(by?: string): void {
    const dir = this.around;
    this.#dir = undefined;
    this.#endedBy = by;
    dir[dispose]();
  }

  /** Closes and removes it. Throws an IoError if that fails; the owner has ended in any case. */
  close(): void {
    const dir = this.around;
    try {
      this.remove(dir);
    } finally {
      this.release();
    }
  }

  /** Closes and removes it unless it was kept, and ignores errors. */
  [dispose](): void {
    if (this.#dir === undefined) return;
    try {
      this.close();
    } catch {
      // `close` throws them.
    }
  }
}

/**
 * A file with a name that nobody can guess, open for reading and writing. It is removed at its end.
 *
 *     using temp = host.tempFile();
 *     temp.file.writeAll("text");
 *     temp.persist("text.txt").close();
 */
export class TempFile extends Temporary {
  protected override readonly type = "TempFile";
  readonly #file: File;

  private constructor(key: symbol, dir: Dir, name: string, file: File) {
    super(key, dir, name);
    this.#file = file;
  }

  /** Only for `tempFile`. `dir` is owned. */
  static in(key: symbol, dir: Dir, prefix = PREFIX): TempFile {
    try {
      const { name, made } = withName(prefix, (name) => dir.open(name, { read: true, write: true, createNew: true }));
      return new TempFile(key, dir, name, made);
    } catch (error) {
      dir[dispose]();
      throw error;
    }
  }

  /** The file. It ends with this owner. */
  get file(): File {
    void this.around;
    return this.#file;
  }

  /**
   * Renames the file within its directory and returns it. An existing file of that name is replaced. On an error nothing
   * changes. `path_rename`
   */
  persist(name: string): File {
    this.around.rename(this.name, name);
    this.release("persist()");
    return this.#file;
  }

  /** Like `persist`, but fails with "exist" if the name is taken. `path_link`, `path_unlink_file` */
  persistNew(name: string): File {
    this.around.link(this.name, name);
    this.around.removeFile(this.name);
    this.release("persistNew()");
    return this.#file;
  }

  /** Returns the file, which keeps its temporary name. */
  keep(): File {
    this.release("keep()");
    return this.#file;
  }

  protected override remove(dir: Dir): void {
    try {
      dir.removeFile(this.name);
    } finally {
      if (this.#file.isLive) this.#file.close();
    }
  }
}

/** A directory with a name that nobody can guess. It is removed at its end, with everything in it. */
export class TempDir extends Temporary {
  protected override readonly type = "TempDir";
  readonly #held: Dir;

  private constructor(key: symbol, dir: Dir, name: string, held: Dir) {
    super(key, dir, name);
    this.#held = held;
  }

  /** Only for `tempDir`. `dir` is owned. */
  static in(key: symbol, dir: Dir, prefix = PREFIX): TempDir {
    try {
      const { name } = withName(prefix, (name) => dir.createDir(name));
      try {
        return new TempDir(key, dir, name, dir.openDir(name));
      } catch (error) {
        dir.removeDir(name);
        throw error;
      }
    } catch (error) {
      dir[dispose]();
      throw error;
    }
  }

  /** The directory. It ends with this owner. */
  get dir(): Dir {
    void this.around;
    return this.#held;
  }

  /** Renames the directory within its parent and returns it. On an error nothing changes. `path_rename` */
  persist(name: string): Dir {
    this.around.rename(this.name, name);
    const again = this.around.openDir(name); // Node's WASI holds a directory by its path
    this.#held[dispose]();
    this.release("persist()");
    return again;
  }

  /** Returns the directory, which keeps its temporary name. */
  keep(): Dir {
    this.release("keep()");
    return this.#held;
  }

  protected override remove(dir: Dir): void {
    this.#held[dispose]();
    dir.removeDirAll(this.name);
  }
}

/**
 * The next content of a file. It is written to a temporary file in the same directory, and `commit` replaces the old file
 * atomically: readers see either the old content or the new. Without `commit` nothing changes.
 */
export class AtomicFile implements Disposable {
  readonly #temp: TempFile;
  readonly #name: string;
  readonly #dir: Dir;

  /** Only for `atomicFile`. `dir`, the directory of the file, is owned. */
  constructor(key: symbol, dir: Dir, name: string) {
    if (key !== internal) throw new TypeError("an AtomicFile is made by atomicFile");
    this.#name = name;
    this.#dir = dir;
    try {
      this.#temp = TempFile.in(key, dir.tryClone());
    } catch (error) {
      dir[dispose]();
      throw error;
    }
  }

  /** The file to write to. It ends with this owner. */
  get file(): File {
    return this.#temp.file;
  }

  /** Syncs what was written and replaces the old file. On an error the old file stays. `fd_sync`, `path_rename` */
  commit(): void {
    this.file.sync();
    this.#temp.persist(this.#name).close();
    try {
      this.#dir.sync();
    } catch (error) {
      // Not every engine can sync a directory.
      if (!(error instanceof IoError) || !["badf", "inval", "notsup", "isdir"].includes(error.code)) throw error;
    } finally {
      this.#dir[dispose]();
    }
  }

  /** Removes the temporary file unless it was committed. */
  [dispose](): void {
    this.#temp[dispose]();
    this.#dir[dispose]();
  }
}
