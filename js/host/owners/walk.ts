import { WalkRecordAt } from "../../shared.js";
import { badOption, closed, IoError } from "../errors.js";
import type { Library } from "../bridge/library.js";
import { dispose } from "../dispose.js";
import { internal } from "./internal.js";
import { filetype, type Filetype } from "./stat.js";

/** Something in a tree that is walked. */
export interface WalkEntry {
  /** Its path from the start of the walk. */
  readonly path: string;
  /** Its name, the last part of the path. */
  readonly name: string;
  /** How many names the path has: 1 for what is in the start itself. */
  readonly depth: number;
  /** What it is; of a symbolic link, the link itself, unless links are followed. */
  readonly filetype: Filetype;
  readonly ino: bigint;
}

/** How to walk. */
export interface WalkOptions {
  /** Gives the paths in the order of their bytes, that of a directory counted with a slash at its end. */
  sorted?: boolean;
  /** Goes through symbolic links to directories as well, if they don't lead out. One that leads back is an error, "loop". */
  followSymlinks?: boolean;
  /** How many directories may be open at once, 5 at the least. Default: 16. */
  maxOpen?: number;
  /** Gets the error of a directory that can't be read, and the walk goes on behind it. Without it the error is thrown. */
  onError?: (error: IoError) => void;
}

/**
 * All that is below a directory, each directory before what is in it. It has the directories open that it needs, until
 * its end, which is that of the loop:
 *
 *     for (const entry of dir.walk({ sorted: true })) console.log(entry.path);
 */
export class Walk implements Iterable<WalkEntry>, Disposable {
  readonly #library: Library;
  readonly #onError: ((error: IoError) => void) | undefined;
  /** What the module knows it by; 0 after its end. */
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

  /** The next entry, or undefined behind the last one. */
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

  /** Leaves out what is in the directory that was given last, or after a file, what is left of the file's directory. */
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

  /** Closes the directories that it has open. */
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
