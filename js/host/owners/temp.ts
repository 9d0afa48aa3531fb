import { randomBytes } from "node:crypto";
import { closed, IoError, moved } from "../errors.js";
import type { Dir } from "./dir.js";
import type { File } from "./file.js";
import { dispose } from "../dispose.js";
import { internal } from "./internal.js";

/** What the names of temporary files begin with, where nobody says otherwise. */
const PREFIX = ".tmp";
/** How often another name is tried. */
const ATTEMPTS = 100;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** Makes something with a name that nobody can guess: `prefix`, and 12 letters and digits. */
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

/** What has a name in a directory, which is removed at its end unless it was kept. It owns the directory. */
abstract class Temporary implements Disposable {
  #dir: Dir | undefined;
  #endedBy: string | undefined;

  protected constructor(
    key: symbol,
    dir: Dir,
    /** Its name in its directory. */
    readonly name: string,
  ) {
    if (key !== internal) throw new TypeError("it is made by tempFile or tempDir");
    this.#dir = dir;
  }

  protected abstract readonly type: string;

  /** Closes what is open of it, and removes it. */
  protected abstract remove(dir: Dir): void;

  /** The directory. Throws where it has none any more. */
  protected get around(): Dir {
    if (this.#dir !== undefined) return this.#dir;
    throw this.#endedBy === undefined ? closed(this.type) : moved(this.type, this.#endedBy);
  }

  /** Ends it without removing it. */
  protected release(by?: string): void {
    const dir = this.around;
    this.#dir = undefined;
    this.#endedBy = by;
    dir[dispose]();
  }

  /** Closes and removes it. Throws an IoError where that went wrong; it is gone in any case. */
  close(): void {
    const dir = this.around;
    try {
      this.remove(dir);
    } finally {
      this.release();
    }
  }

  /** Closes and removes it, if it wasn't kept. Errors of that are not told. */
  [dispose](): void {
    if (this.#dir === undefined) return;
    try {
      this.close();
    } catch {
      // close() tells them.
    }
  }
}

/**
 * A file with a name that nobody can guess, open for reading and writing, which is removed at its end.
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

  /** The file. It ends with this. */
  get file(): File {
    void this.around;
    return this.#file;
  }

  /** Gives it another name in its directory, which it keeps, and gives the file; what had it is replaced. On an error all stays as it is. `path_rename` */
  persist(name: string): File {
    this.around.rename(this.name, name);
    this.release("persist()");
    return this.#file;
  }

  /** As `persist`, but an error, "exist", where the name is taken. `path_link`, `path_unlink_file` */
  persistNew(name: string): File {
    this.around.link(this.name, name);
    this.around.removeFile(this.name);
    this.release("persistNew()");
    return this.#file;
  }

  /** Gives the file, which keeps its name. */
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

/** A directory with a name that nobody can guess, which is removed with all that is in it at its end. */
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

  /** The directory. It ends with this. */
  get dir(): Dir {
    void this.around;
    return this.#held;
  }

  /** Gives it another name where it is, which it keeps, and gives the directory. On an error all stays as it is. `path_rename` */
  persist(name: string): Dir {
    this.around.rename(this.name, name);
    const again = this.around.openDir(name); // Node's WASI holds a directory by its path
    this.#held[dispose]();
    this.release("persist()");
    return again;
  }

  /** Gives the directory, which keeps its name. */
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
 * The next content of a file. It is written to a temporary file beside the old one, and `commit` puts that in its place
 * in one step: who opens the file has the old content or the new. Without `commit` all stays as it was.
 */
export class AtomicFile implements Disposable {
  readonly #temp: TempFile;
  readonly #name: string;
  readonly #dir: Dir;

  /** Only for `atomicFile`. `dir`, which has the file, is owned. */
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

  /** The file to write to. It ends with this. */
  get file(): File {
    return this.#temp.file;
  }

  /** Puts what was written in the place of the old file, once it is on the device. On an error the old file stays. `fd_sync`, `path_rename` */
  commit(): void {
    this.file.sync();
    this.#temp.persist(this.#name).close();
    try {
      this.#dir.sync();
    } catch (error) {
      // Not every engine syncs directories.
      if (!(error instanceof IoError) || !["badf", "inval", "notsup", "isdir"].includes(error.code)) throw error;
    } finally {
      this.#dir[dispose]();
    }
  }

  /** Leaves the old file as it is, if nothing was committed. */
  [dispose](): void {
    this.#temp[dispose]();
    this.#dir[dispose]();
  }
}
