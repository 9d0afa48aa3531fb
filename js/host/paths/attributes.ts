import { constants, type BigIntStats, type Stats } from "node:fs";

/** What a file is. */
export type Kind = Pick<
  Stats,
  "isFile" | "isDirectory" | "isSymbolicLink" | "isCharacterDevice" | "isBlockDevice" | "isFIFO" | "isSocket"
>;

/** What a file is, and its size in bytes. */
export type KindAndSize = Kind & Pick<Stats, "size">;

/** The attributes of a file that WASI has. */
export type Attributes = Kind & Pick<BigIntStats, "dev" | "ino" | "nlink" | "size" | "atimeNs" | "mtimeNs" | "ctimeNs">;

const { S_IFMT, S_IFREG, S_IFDIR, S_IFLNK, S_IFCHR, S_IFBLK, S_IFIFO, S_IFSOCK } = constants;

/** What a mode of the host says. */
class Mode implements Kind {
  constructor(private readonly mode: number) {}

  isFile(): boolean {
    return this.#is(S_IFREG);
  }

  isDirectory(): boolean {
    return this.#is(S_IFDIR);
  }

  isSymbolicLink(): boolean {
    return this.#is(S_IFLNK);
  }

  isCharacterDevice(): boolean {
    return this.#is(S_IFCHR);
  }

  isBlockDevice(): boolean {
    return this.#is(S_IFBLK);
  }

  isFIFO(): boolean {
    return this.#is(S_IFIFO);
  }

  isSocket(): boolean {
    return this.#is(S_IFSOCK);
  }

  #is(type: number): boolean {
    return (this.mode & S_IFMT) === type;
  }
}

/** Offsets in Linux's `struct statx`, which is the same on every processor, and its size. */
const At = {
  NLINK: 16,
  MODE: 28,
  INO: 32,
  SIZE: 40,
  ATIME: 64,
  CTIME: 96,
  MTIME: 112,
  DEV_MAJOR: 136,
  DEV_MINOR: 140,
} as const;
export const STATX_SIZE = 256;

/** Reads what a file is, and its size, from a `struct statx`. */
export class StatxKind extends Mode implements KindAndSize {
  readonly size: number;

  constructor(statx: DataView) {
    super(statx.getUint16(At.MODE, true));
    this.size = Number(statx.getBigUint64(At.SIZE, true));
  }
}

/** Reads the attributes from a `struct statx`. */
export class StatxAttributes extends Mode implements Attributes {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly nlink: bigint;
  readonly size: bigint;
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;

  constructor(statx: DataView) {
    super(statx.getUint16(At.MODE, true));
    this.dev = device(statx.getUint32(At.DEV_MAJOR, true), statx.getUint32(At.DEV_MINOR, true));
    this.ino = statx.getBigUint64(At.INO, true);
    this.nlink = BigInt(statx.getUint32(At.NLINK, true));
    this.size = statx.getBigUint64(At.SIZE, true);
    this.atimeNs = nanoseconds(statx, At.ATIME);
    this.mtimeNs = nanoseconds(statx, At.MTIME);
    this.ctimeNs = nanoseconds(statx, At.CTIME);
  }
}

const SECOND = 1_000_000_000n;

function nanoseconds(statx: DataView, at: number): bigint {
  return statx.getBigInt64(at, true) * SECOND + BigInt(statx.getUint32(at + 8, true));
}

/** Returns the number of a device as the C library's `makedev` does. */
function device(major: number, minor: number): bigint {
  if (major < 1 << 12 && minor < 1 << 8) return BigInt(major * 256 + minor);
  const [high, low] = [BigInt(major), BigInt(minor)];
  return ((high & 0xfffff000n) << 32n) | ((high & 0xfffn) << 8n) | ((low & 0xffffff00n) << 12n) | (low & 0xffn);
}
