import type { Attributes, Kind } from "../paths/attributes.js";
import type { Datetime, DescriptorStat, DescriptorType, MetadataHashValue, NewTimestamp } from "./types.js";

const SECOND = 1_000_000_000n;

/** Returns the type of a file. Unlike preview1, WASI 0.2 has a type for pipes. */
export function typeOf(stat: Kind): DescriptorType {
  if (stat.isFile()) return "regular-file";
  if (stat.isDirectory()) return "directory";
  if (stat.isSymbolicLink()) return "symbolic-link";
  if (stat.isCharacterDevice()) return "character-device";
  if (stat.isBlockDevice()) return "block-device";
  if (stat.isFIFO()) return "fifo";
  return stat.isSocket() ? "socket" : "unknown";
}

export function statOf(stat: Attributes): DescriptorStat {
  return {
    type: typeOf(stat),
    linkCount: stat.nlink,
    size: stat.size,
    dataAccessTimestamp: datetime(stat.atimeNs),
    dataModificationTimestamp: datetime(stat.mtimeNs),
    statusChangeTimestamp: datetime(stat.ctimeNs),
  };
}

/**
 * Returns a hash that is equal for all descriptors and names of a file, and differs between files. preview1's adapter
 * uses it as the inode number.
 */
export function hashOf({ dev, ino }: Attributes): MetadataHashValue {
  return { lower: BigInt.asUintN(64, ino ^ (dev << 40n)), upper: dev };
}

/** Returns a new time in nanoseconds since 1970; undefined for one that doesn't change. */
export function newTime(time: NewTimestamp): bigint | undefined {
  switch (time.tag) {
    case "no-change":
      return undefined;
    case "now":
      return BigInt(Date.now()) * 1_000_000n;
    case "timestamp":
      return time.val.seconds * SECOND + BigInt(time.val.nanoseconds);
  }
}

/** Converts a time. Seconds are unsigned, so a time before 1970 becomes 0. */
function datetime(nanoseconds: bigint): Datetime {
  if (nanoseconds < 0n) return { seconds: 0n, nanoseconds: 0 };
  return { seconds: nanoseconds / SECOND, nanoseconds: Number(nanoseconds % SECOND) };
}
