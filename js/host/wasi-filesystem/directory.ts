import { readdirSync } from "node:fs";
import { forgetBelow, isInPlace, type Base } from "../guard/paths.js";
import { refusing } from "./errors.js";
import { typeOf } from "./stat.js";
import type { DirectoryEntry } from "./types.js";

/** The open directories, so that one that is removed or renamed is not taken for what comes to lie at its place. */
const open = new Set<WeakRef<Base>>();
const collected = new FinalizationRegistry<WeakRef<Base>>((ref) => open.delete(ref));

/** Watches a directory as long as somebody holds its `Base`. */
export function watch(base: Base): Base {
  const ref = new WeakRef(base);
  open.add(ref);
  collected.register(base, ref);
  return base;
}

/** Marks what was open at a place or below it as gone. */
export function forget(place: string): void {
  for (const ref of open) {
    const base = ref.deref();
    if (base) forgetBelow(base, place);
  }
}

/** The entries of a directory as they were when it was asked, without "." and "..". */
export class DirectoryEntryStream {
  readonly #entries: Iterator<DirectoryEntry>;

  constructor(base: Base) {
    if (!isInPlace(base)) throw "no-entry";
    const entries = refusing(() => readdirSync(base.host, { withFileTypes: true }));
    this.#entries = entries.map((entry) => ({ type: typeOf(entry), name: entry.name })).values();
  }

  /** The next entry, or undefined behind the last one. */
  readDirectoryEntry(): DirectoryEntry | undefined {
    return this.#entries.next().value as DirectoryEntry | undefined;
  }
}
