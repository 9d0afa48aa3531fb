// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { CopyResult } from "../async/builtins";
import { Dirent, Prestat } from "../wasi/structs";
import { Preopentype } from "../wasi/types";
import { Descriptor, Kind, find } from "./descriptor";
import { errnoOfFile8 } from "./errors";
import { entriesDrop, entriesRead, metadataHashAt, readDirectory } from "./imports/filesystem";
import { outcome } from "./outcome";
import { filetypeAt, inodeOf } from "./stat";
import { ended } from "./wait";

// Directories: their entries, and the preopened ones. preview1 goes on from any entry, WASI 0.3 lists all from the first on.
// So a directory keeps its entries from the first call until it is listed anew.

/** Bytes of a `directory-entry`: its type, and at 16 its name. */
// @ts-ignore: decorator
@inline const ENTRY: u32 = 24;
// @ts-ignore: decorator
@inline const NAME = 16;
/** How many are read at a time. */
// @ts-ignore: decorator
@inline const AT_ONCE: u32 = 64;

// @ts-ignore: decorator
@lazy const ends = memory.data(8, 4);
// @ts-ignore: decorator
@lazy const hash = memory.data(32, 8);
// @ts-ignore: decorator
@lazy const dirent = memory.data(24, 8);

export function fd_readdir(fd: i32, buffer: usize, size: u32, cookie: u64, used: usize): i32 {
  const directory = find(fd);
  if (directory === null) return Errno.BADF;
  if (directory.kind != Kind.FILE) return Errno.BADF;
  if (!cookie || !directory.entries) {
    const errno = list(directory);
    if (errno) return errno;
  }
  let done: u32 = 0;
  for (let index = cookie; index < directory.entryCount && done < size; index++) {
    done += put(directory, <u32>index, buffer + done, size - done);
  }
  store<u32>(used, done);
  return Errno.SUCCESS;
}

/** Frees the entries that a directory keeps. */
export function forgetEntries(directory: Descriptor): void {
  if (!directory.entries) return;
  for (let i: u32 = 0; i < directory.entryCount; i++) {
    const at = directory.entries + i * ENTRY;
    if (load<u32>(at + NAME, 4)) heap.free(load<usize>(at + NAME));
  }
  heap.free(directory.entries);
  directory.entries = 0;
  directory.entryCount = 0;
}

/** Reads all entries. */
function list(directory: Descriptor): Errno {
  forgetEntries(directory);
  readDirectory(directory.resource, ends);
  const reader = load<i32>(ends), future = load<i32>(ends, 4);
  let capacity = AT_ONCE, count: u32 = 0, code: i32;
  let entries = heap.alloc(capacity * ENTRY);
  do {
    if (count + AT_ONCE > capacity) {
      capacity <<= 1;
      entries = heap.realloc(entries, capacity * ENTRY);
    }
    code = ended(entriesRead(reader, entries + count * ENTRY, AT_ONCE), reader);
    for (const end = count + (<u32>code >>> 4); count < end; count++) note(entries + count * ENTRY);
  } while ((code & 0xf) == CopyResult.COMPLETED);
  entriesDrop(reader);
  directory.entries = entries;
  directory.entryCount = count;
  const errno = outcome(directory, future);
  if (!errno) return Errno.SUCCESS;
  forgetEntries(directory);
  return errno == Errno.NOTDIR ? Errno.BADF : errno; // as a descriptor of preview1 that lacks the right to it
}

/** Replaces the type of an entry by its filetype, with a text that belongs to it. */
function note(entry: usize): void {
  store<u8>(entry, <u8>filetypeAt(entry));
}

/** Writes a `Dirent` and its name, cut off at `size` bytes. Returns how many bytes these are. */
function put(directory: Descriptor, index: u32, at: usize, size: u32): u32 {
  const entry = directory.entries + index * ENTRY;
  const name = load<usize>(entry + NAME), length = load<u32>(entry + NAME, 4);
  const to = changetype<Dirent>(dirent);
  to.d_next = index + 1;
  to.d_ino = inode(directory, name, length);
  to.d_namlen = length;
  to.d_type = load<u8>(entry);
  const head = min<u32>(offsetof<Dirent>(), size);
  memory.copy(at, dirent, head);
  const rest = min(length, size - head);
  memory.copy(at + head, name, rest);
  return head + rest;
}

/** The inode that a `Filestat` of the entry has, or 0. */
function inode(directory: Descriptor, name: usize, length: u32): u64 {
  metadataHashAt(directory.resource, 0, name, length, hash);
  return errnoOfFile8(hash) ? 0 : inodeOf(hash);
}

export function fd_prestat_get(fd: i32, prestat: usize): i32 {
  const directory = find(fd);
  if (directory === null || !directory.name) return Errno.BADF;
  changetype<Prestat>(prestat).tag = <u8>Preopentype.DIR;
  changetype<Prestat>(prestat).pr_name_len = directory.nameLength;
  return Errno.SUCCESS;
}

export function fd_prestat_dir_name(fd: i32, path: usize, length: usize): i32 {
  const directory = find(fd);
  if (directory === null || !directory.name) return Errno.BADF;
  if (length < directory.nameLength) return Errno.NAMETOOLONG;
  memory.copy(path, directory.name, directory.nameLength);
  return Errno.SUCCESS;
}
