import { Size } from "../wasi-common/layout.js";
import type { Library } from "../bridge/library.js";

/** What a file is. */
export type Filetype =
  | "unknown"
  | "block-device"
  | "character-device"
  | "directory"
  | "regular-file"
  | "datagram-socket"
  | "stream-socket"
  | "symbolic-link";

/** By the numbers of WASI. */
const FILETYPES: readonly Filetype[] = [
  "unknown",
  "block-device",
  "character-device",
  "directory",
  "regular-file",
  "datagram-socket",
  "stream-socket",
  "symbolic-link",
];

/** What WASI knows of a file. Times are in nanoseconds since 1970-01-01T00:00:00Z. */
export interface Stat {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly filetype: Filetype;
  readonly nlink: bigint;
  /** In bytes. */
  readonly size: number;
  readonly accessed: bigint;
  readonly modified: bigint;
  readonly changed: bigint;
}

/** Reads the record that the library left in its buffer. */
export function readStat(library: Library): Stat {
  const view = new DataView(library.bytes(Size.FILESTAT).buffer);
  return {
    dev: view.getBigUint64(0, true),
    ino: view.getBigUint64(8, true),
    filetype: filetype(view.getUint8(16)),
    nlink: view.getBigUint64(24, true),
    size: Number(view.getBigUint64(32, true)),
    accessed: view.getBigUint64(40, true),
    modified: view.getBigUint64(48, true),
    changed: view.getBigUint64(56, true),
  };
}

/** The name of a number of WASI's. */
export function filetype(number: number): Filetype {
  return FILETYPES[number] ?? "unknown";
}
