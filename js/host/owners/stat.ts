import { filetypeName, FilestatAt, Size } from "../../shared.js";
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

/** What WASI knows of a file. Times are in nanoseconds since 1970-01-01T00:00:00Z, and below zero before it. */
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

/** Reads the record in the library's buffer. */
export function readStat(library: Library): Stat {
  const view = library.view(Size.FILESTAT);
  return {
    dev: view.getBigUint64(FilestatAt.DEV, true),
    ino: view.getBigUint64(FilestatAt.INO, true),
    filetype: filetype(view.getUint8(FilestatAt.FILETYPE)),
    nlink: view.getBigUint64(FilestatAt.NLINK, true),
    size: Number(view.getBigUint64(FilestatAt.SIZE, true)),
    accessed: view.getBigInt64(FilestatAt.ATIM, true),
    modified: view.getBigInt64(FilestatAt.MTIM, true),
    changed: view.getBigInt64(FilestatAt.CTIM, true),
  };
}

/** The names of the filetypes of WASI, by their numbers. */
const NAMES = Array.from({ length: 8 }, (_, number) => filetypeName(number).replaceAll(" ", "-") as Filetype);

/** Returns the name of a filetype of WASI. */
export function filetype(number: number): Filetype {
  return NAMES[number] ?? "unknown";
}
