import { opendirSync } from "node:fs";
import type { Kind } from "./attributes.js";
import { EXACT } from "./bytes.js";
import type { HeldDirectory } from "./held.js";

/** An entry of a directory. */
export interface Entry {
  /** Bytes, which may not be UTF-8. */
  readonly name: Buffer;
  readonly type: Kind;
}

/** Lists a directory entry by entry, without "." and "..". */
export function* entriesOf({ prefix }: HeldDirectory): Generator<Entry, void, void> {
  // Deno requires a size.
  const listing = opendirSync(`${prefix}.`, { encoding: EXACT, bufferSize: 32 });
  try {
    for (let entry = listing.readSync(); entry; entry = listing.readSync())
      yield { name: Buffer.from(entry.name, EXACT), type: entry };
  } finally {
    listing.closeSync();
  }
}
