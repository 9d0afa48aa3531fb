import { DirEntry, Fdflags, Filetype, OpenOptions, Stat as IoStat, Time } from "as-io-lifetimes";
import { Chunk } from "as-io-lifetimes/assembly/shared/bridge";
import {
  DescriptorFlags, DescriptorType, DirectoryEntry, NewTimestamp, OpenFlags, PathFlags, Stat,
} from "./bindings/exports/io-lifetimes/fd/types";

// Between the library's records and those of WIT, whose cases and flags are in WASI's order.

/** The most bytes that one call reads. */
export const MOST_BYTES: u32 = Chunk.CALL;

export function stat(from: IoStat): Stat {
  return new Stat(
    from.dev, from.ino, descriptorType(from.filetype), from.nlink, from.size, from.accessed, from.modified, from.changed,
  );
}

export function descriptorType(from: Filetype): DescriptorType {
  return <DescriptorType>(<i32>from);
}

export function entries(from: DirEntry[]): DirectoryEntry[] {
  const to = new Array<DirectoryEntry>(from.length);
  for (let i = 0; i < from.length; i++) {
    const entry = from[i];
    to[i] = new DirectoryEntry(entry.name, descriptorType(entry.filetype), entry.ino);
  }
  return to;
}

/** The library has two times that aren't times, at the end of all times; a time that late becomes the last one before. */
export function time(from: NewTimestamp): u64 {
  if (from.isNow) return Time.NOW;
  if (from.isNoChange) return Time.OMIT;
  return min<u64>(from.timestamp, Time.NOW - 1);
}

export function options(path: PathFlags, open: OpenFlags): OpenOptions {
  return new OpenOptions()
    .read((open & OpenFlags.read) != 0)
    .write((open & OpenFlags.write) != 0)
    .append((open & OpenFlags.append) != 0)
    .truncate((open & OpenFlags.truncate) != 0)
    .create((open & OpenFlags.create) != 0)
    .createNew((open & OpenFlags.createNew) != 0)
    .followSymlink(follows(path))
    .flags(Fdflags.DSYNC, (open & OpenFlags.dataIntegritySync) != 0)
    .flags(Fdflags.NONBLOCK, (open & OpenFlags.nonBlocking) != 0)
    .flags(Fdflags.RSYNC, (open & OpenFlags.requestedWriteSync) != 0)
    .flags(Fdflags.SYNC, (open & OpenFlags.fileIntegritySync) != 0);
}

export function follows(path: PathFlags): bool {
  return (path & PathFlags.symlinkFollow) != 0;
}

export function fdflags(from: DescriptorFlags): Fdflags {
  return <Fdflags>from;
}
