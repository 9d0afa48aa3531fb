import { entriesOf, type Entry } from "../paths/entries.js";
import type { HeldDirectory } from "../paths/held.js";
import { refusing, utf8 } from "./errors.js";
import { typeOf } from "./stat.js";
import type { DirectoryEntry } from "./types.js";

/** A snapshot of the entries of a directory, without "." and "..". */
export class DirectoryEntryStream {
  readonly #entries: Iterator<Entry>;

  constructor(directory: HeldDirectory) {
    this.#entries = refusing(() => [...entriesOf(directory)]).values();
  }

  /** Returns the next entry, or undefined after the last. Throws "illegal-byte-sequence" for a name that isn't UTF-8. */
  readDirectoryEntry(): DirectoryEntry | undefined {
    const next = this.#entries.next();
    return next.done ? undefined : { type: typeOf(next.value.type), name: utf8(next.value.name) };
  }
}
