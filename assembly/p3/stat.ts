// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Filestat } from "../wasi/structs";
import { Filetype, Fstflags, Lookupflags } from "../wasi/types";
import { ASK, Descriptor, Kind, find } from "./descriptor";
import { errnoOfFile, errnoOfFile8, freeText } from "./errors";
import * as files from "./imports/filesystem";
import { terminalOf } from "./terminal";
import { endWriting } from "./writing";

// The attributes of files.

// Where the fields of a `result<descriptor-stat, error-code>` are.
// @ts-ignore: decorator
@inline const TYPE = 8;
// @ts-ignore: decorator
@inline const LINKS = 24;
// @ts-ignore: decorator
@inline const SIZE = 32;
// @ts-ignore: decorator
@inline const ACCESS = 40;
// @ts-ignore: decorator
@inline const CHANGE = 64;
// @ts-ignore: decorator
@inline const STATUS = 88;

// @ts-ignore: decorator
@inline const OTHER_TYPE = 7;
// @ts-ignore: decorator
@inline const NANOSECONDS: i64 = 1_000_000_000;

// @ts-ignore: decorator
@lazy const result = memory.data(112, 8);
// @ts-ignore: decorator
@lazy const hash = memory.data(32, 8);

// In the order of `descriptor-type`.
// @ts-ignore: decorator
@lazy const filetypes = memory.data<i32>([
  Filetype.BLOCK_DEVICE, Filetype.CHARACTER_DEVICE, Filetype.DIRECTORY, Filetype.UNKNOWN, Filetype.SYMBOLIC_LINK,
  Filetype.REGULAR_FILE, Filetype.SOCKET_STREAM, Filetype.UNKNOWN,
]);

/** The filetype of the `descriptor-type` at an address, whose text is freed. */
export function filetypeAt(at: usize): Filetype {
  const tag = load<u8>(at);
  freeText(at, tag == OTHER_TYPE);
  return load<i32>(filetypes + (<usize>tag << 2));
}

/** The filetype of an open file, or `ASK` where the host doesn't say. */
export function filetypeOf(descriptor: Descriptor): i32 {
  if (descriptor.filetype == ASK) {
    files.getType(descriptor.resource, result);
    if (!errnoOfFile(result)) descriptor.filetype = filetypeAt(result + 4);
  }
  return descriptor.filetype;
}

/** Stores how many bytes an open file has. */
export function sizeOf(descriptor: Descriptor, size: usize): Errno {
  files.stat(descriptor.resource, result);
  const errno = errnoOfFile8(result);
  if (errno) return errno;
  filetypeAt(result + TYPE);
  store<u64>(size, load<u64>(result, SIZE));
  return Errno.SUCCESS;
}

export function fd_filestat_get(fd: i32, stat: usize): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) {
    memory.fill(stat, 0, offsetof<Filestat>());
    changetype<Filestat>(stat).filetype = <u8>terminalOf(descriptor);
    return Errno.SUCCESS;
  }
  const written = endWriting(descriptor);
  if (written) return written;
  files.stat(descriptor.resource, result);
  const errno = errnoOfFile8(result);
  if (errno) return errno;
  files.metadataHash(descriptor.resource, hash);
  return write(stat);
}

export function path_filestat_get(fd: i32, flags: Lookupflags, path: usize, length: usize, stat: usize): i32 {
  const directory = find(fd);
  if (directory === null || directory.kind != Kind.FILE) return directory === null ? Errno.BADF : Errno.NOTDIR;
  files.statAt(directory.resource, flags, path, length, result);
  const errno = errnoOfFile8(result);
  if (errno) return errno;
  files.metadataHashAt(directory.resource, flags, path, length, hash);
  return write(stat);
}

export function fd_filestat_set_size(fd: i32, size: u64): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE) return Errno.INVAL;
  const errno = endWriting(descriptor);
  if (errno) return errno;
  files.setSize(descriptor.resource, size, result);
  return errnoOfFile(result);
}

export function fd_filestat_set_times(fd: i32, access: u64, change: u64, flags: Fstflags): i32 {
  const descriptor = find(fd);
  if (descriptor === null) return Errno.BADF;
  if (descriptor.kind != Kind.FILE || !areValid(flags)) return Errno.INVAL;
  const errno = endWriting(descriptor);
  if (errno) return errno;
  files.setTimes(
    descriptor.resource, timestamp(flags), access / NANOSECONDS, <i32>(access % NANOSECONDS),
    timestamp(flags >>> 2), change / NANOSECONDS, <i32>(change % NANOSECONDS), result,
  );
  return errnoOfFile(result);
}

export function path_filestat_set_times(
  fd: i32, lookup: Lookupflags, path: usize, length: usize, access: u64, change: u64, flags: Fstflags,
): i32 {
  const directory = find(fd);
  if (directory === null || directory.kind != Kind.FILE) return directory === null ? Errno.BADF : Errno.NOTDIR;
  if (!areValid(flags)) return Errno.INVAL;
  files.setTimesAt(
    directory.resource, lookup, path, length, timestamp(flags), access / NANOSECONDS, <i32>(access % NANOSECONDS),
    timestamp(flags >>> 2), change / NANOSECONDS, <i32>(change % NANOSECONDS), result,
  );
  return errnoOfFile(result);
}

/** Whether no time is both given and now. */
function areValid(flags: i32): bool {
  return (flags & 3) != 3 && (flags >>> 2 & 3) != 3;
}

/** The case of `new-timestamp` for the lowest two `Fstflags`: no change, now, or the time that is given. */
function timestamp(flags: i32): i32 {
  return flags & 1 ? 2 : flags >>> 1 & 1;
}

/** The inode of a `result<metadata-hash-value, error-code>`. Hosts keep the numbers to themselves, and give a hash of them. */
export function inodeOf(hash: usize): u64 {
  return load<u64>(hash, 8);
}

/** Writes a `Filestat` of what the host has answered. */
function write(stat: usize): Errno {
  const errno = errnoOfFile8(hash);
  const filetype = filetypeAt(result + TYPE);
  if (errno) return errno;
  const to = changetype<Filestat>(stat);
  to.dev = 1;
  to.ino = inodeOf(hash);
  to.filetype = <u8>filetype;
  to.nlink = load<u64>(result, LINKS);
  to.size = load<u64>(result, SIZE);
  to.atim = timeAt(result + ACCESS);
  to.mtim = timeAt(result + CHANGE);
  to.ctim = timeAt(result + STATUS);
  return Errno.SUCCESS;
}

/** The nanoseconds of an `option<instant>`, 0 for none. */
function timeAt(at: usize): u64 {
  return load<bool>(at) ? load<i64>(at, 8) * NANOSECONDS + load<u32>(at, 16) : 0;
}
