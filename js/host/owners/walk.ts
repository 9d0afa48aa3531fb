import { WalkRecordAt } from "../../shared.js";
import { badOption, closed, IoError } from "../errors.js";
import type { Library } from "../bridge/library.js";
import { dispose } from "../dispose.js";
import { internal } from "./internal.js";
import { filetype, type Filetype } from "./stat.js";

/** An entry of a tree. */
export interface WalkEntry {
  /** The path from the start of the walk. */
  readonly path: string;
  /** The name, which is the last component of the path. */
  readonly name: string;
  /** The number of components of the path. */
  readonly depth: number;
  /** The type. For a symbolic link this is the link itself, unless links are followed. */
  readonly filetype: Filetype;
  readonly ino: bigint;
}

/** How to walk. */
export interface WalkOptions {
  /** Returns the paths in the order of their bytes; a directory counts with a slash at the end. */
  sorted?: boolean;
  /** Follows symbolic links to directories unless they lead out. A link that leads back is an error, "loop". */
  followSymlinks?: boolean;
  /** How many directories may be open at once, at least 5. Default: 16. */
  maxOpen?: number;
  /** Gets the error of a directory that can't be read; the walk goes on after it. Without it the error is thrown. */
  onError?: (error: IoError) => void;
}

/**
 * Everything below a directory, each directory before its entries. It keeps directories open until its end, which is the
 * end of the loop:
 *
 *     for (const entry of dir.walk({ sorted: true })) console.log(entry.path);
 */
export class Walk implements Iterable<WalkEntry>, Disposable {
  readonly #library: Library;
  readonly #onError: ((error: IoError) => void) | undefined;
  /** Its number in the module; 0 after its end. */
  #number: number;

  /** Only for `walk`. */
  constructor(key: symbol, library: Library, dir: number, options: WalkOptions = {}) {
    if (key !== internal) throw new TypeError("a Walk is made by `walk`");
    const { sorted = false, followSymlinks = false, maxOpen = 0, onError } = options;
    if (!Number.isInteger(maxOpen) || maxOpen < 0 || maxOpen > 4096)
      throw badOption(`walk: \`maxOpen\` is no number from 5 to 4096: ${maxOpen}`);
    this.#library = library;
    this.#onError = onError;
    this.#number = library.call((io) => io.io_walk(dir, Number(sorted), Number(followSymlinks), maxOpen));
  }

  /** Returns the next entry, or undefined after the last. */
  next(): WalkEntry | undefined {
    for (;;) {
      try {
        return this.#next();
      } catch (error) {
        if (this.#onError === undefined || !(error instanceof IoError)) throw error;
        this.#onError(error);
      }
    }
  }

  /** Skips the entries of the directory that was returned last, or after a file, the rest of the file's directory. */
  skipDir(): void {
    const number = this.#live();
    this.#library.call((io) => (io.io_walk_skip_dir(number), 0));
  }

  *[Symbol.iterator](): Generator<WalkEntry, void, void> {
    try {
      for (let entry = this.next(); entry !== undefined; entry = this.next()) yield entry;
    } finally {
      this[dispose]();
    }
  }

  /** Closes the directories that it keeps open. */
  [dispose](): void {
    const number = this.#number;
    this.#number = 0;
    if (number !== 0 && this.#library.end === undefined) this.#library.call((io) => (io.io_walk_end(number), 0));
  }

  #next(): WalkEntry | undefined {
    const number = this.#live();
    this.#library.reserve(WalkRecordAt.SIZE);
    const length = this.#library.call((io) => io.io_walk_next(number));
    if (length === 0) return undefined;
    const path = this.#library.text(length);
    const record = new DataView(this.#library.bytes(WalkRecordAt.SIZE).buffer);
    return {
      path,
      name: path.slice(path.lastIndexOf("/") + 1),
      depth: record.getUint32(WalkRecordAt.DEPTH, true),
      filetype: filetype(record.getUint8(WalkRecordAt.FILETYPE)),
      ino: record.getBigUint64(WalkRecordAt.INO, true),
    };
  }

  #live(): number {
    if (this.#number === 0) throw closed("Walk");
    return this.#number;
  }
}
