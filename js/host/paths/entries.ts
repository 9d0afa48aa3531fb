import { opendirSync, type Dirent } from "node:fs";
import type { HeldDirectory } from "./held.js";

/** Lists a directory entry by entry, without "." and "..". Names are bytes: they may not be UTF-8. */
export function* entriesOf({ prefix }: HeldDirectory): Generator<Dirent<Buffer>, void, void> {
  // Node's types know neither this encoding here nor what it does to the names.
  const listing = opendirSync(`${prefix}.`, { encoding: "buffer" as BufferEncoding });
  try {
    for (let entry = listing.readSync(); entry; entry = listing.readSync()) yield entry as unknown as Dirent<Buffer>;
  } finally {
    listing.closeSync();
  }
}
