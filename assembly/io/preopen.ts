// @trusted: passes raw descriptors to WASI
import { fd_prestat_dir_name, fd_prestat_get } from "../wasi/imports";
import { Errno } from "../shared/errno";
import { trap } from "../wasi/trap";
import { Prestat } from "../wasi/structs";
import { Preopentype, RawFd } from "../wasi/types";
import { borrowRaw, isVirtual, rawOf } from "../table";
import { Path } from "../result/path";
import { BorrowedFd } from "../fd";
import { borrow } from "./raw";

// The directories that the host opened before the program began. WASI has no working directory: a path belongs
// to the preopened directory whose name is its longest prefix, by whole components.
//
//   preopen   0 handle  u32     a borrow of the host's descriptor
//             4 name    usize   UTF-8; a leading "./" and slashes at the end are cut off, so "." is empty
//             8 length  u32     of the name, in bytes
//            12 next    usize   preopen

// @ts-ignore: decorator
@inline const SIZE = 16;
// @ts-ignore: decorator
@inline const FIRST_PREOPEN: RawFd = 3;
// @ts-ignore: decorator
@inline const SLASH: u8 = 47;
// @ts-ignore: decorator
@inline const DOT: u8 = 46;

let first: usize = 0;
let asked: bool = false;
let behind: RawFd = FIRST_PREOPEN;

/** Encodes a path and finds the preopened directory that it belongs to. */
export function locate(text: string): Path {
  const path = checked(Path.encode(text));
  const bytes = path.bytes, length = path.length;
  const skipped = skipDots(bytes, length);
  let best: usize = 0, bestLength: i32 = -1;
  for (let at = preopens(); at; at = load<usize>(at, 12)) {
    const nameLength = <i32>load<u32>(at, 8);
    if (nameLength > bestLength && holds(load<usize>(at, 4), nameLength, bytes + skipped, length - skipped)) {
      best = at;
      bestLength = nameLength;
    }
  }
  if (!best) {
    if (!path.errno) path.errno = Errno.NOTCAPABLE;
    return path;
  }
  path.dir = load<u32>(best);
  let start = skipped + <u32>bestLength;
  while (start < length && load<u8>(bytes + start) == SLASH) start++;
  path.start = start;
  return path;
}

/** Encodes a path that is relative to a directory. */
export function within(dir: u32, text: string): Path {
  const path = checked(Path.encode(text));
  path.dir = dir;
  if (!path.errno && isVirtual(rawOf(dir))) path.errno = Errno.NOTDIR; // to WASI it would be no descriptor at all
  return path;
}

/** Encodes a path that is relative to the directory `dir`, or where that is 0, as `locate` does. */
export function locateFrom(dir: u32, text: string): Path {
  return dir ? within(dir, text) : locate(text);
}

/** Encodes the text of a symbolic link, which is a path that is relative to nothing yet. */
export function linkText(text: string): Path {
  return checked(Path.encode(text));
}

/** How many preopened directories there are. */
export function preopenCount(): i32 {
  let count = 0;
  for (let at = preopens(); at; at = load<usize>(at, 12)) count++;
  return count;
}

/** The preopened directory with a number from 0 on, borrowed. */
export function preopenAt(index: i32): BorrowedFd {
  return borrow(load<u32>(nth(index)));
}

/** The name that the host gave to the preopened directory with a number from 0 on, "" for ".". */
export function preopenName(index: i32): string {
  const at = nth(index);
  return String.UTF8.decodeUnsafe(load<usize>(at, 4), load<u32>(at, 8));
}

function nth(index: i32): usize {
  let at = preopens();
  while (at && index > 0) {
    at = load<usize>(at, 12);
    index--;
  }
  if (!at || index < 0) trap("there is no preopened directory with that number");
  return at;
}

/** The first raw fd that is no preopened directory. Sockets that the host gave begin there. */
export function behindPreopens(): RawFd {
  preopens();
  return behind;
}

/** Notes why WASI can't be given a path: an empty one, or one with a NUL, at which hosts written in C cut it off. */
function checked(path: Path): Path {
  if (!path.length) path.errno = Errno.NOENT;
  for (let i: u32 = 0; i < path.length; i++) if (!load<u8>(path.bytes + i)) path.errno = Errno.INVAL;
  return path;
}

/** The list of preopens, asked from the host the first time. */
function preopens(): usize {
  if (asked) return first;
  asked = true;
  const prestat = memory.data(offsetof<Prestat>(), 4);
  let last: usize = 0;
  for (let raw = behind; !fd_prestat_get(raw, prestat); raw++) {
    behind = raw + 1;
    if (changetype<Prestat>(prestat).tag != Preopentype.DIR) continue;
    let length = changetype<Prestat>(prestat).pr_name_len;
    const name = heap.alloc(length);
    if (fd_prestat_dir_name(raw, name, length)) continue;
    const skipped = skipDots(name, length);
    while (length > skipped + 1 && load<u8>(name + length - 1) == SLASH) length--;
    const preopen = heap.alloc(SIZE);
    store<u32>(preopen, borrowRaw(raw));
    store<usize>(preopen, name + skipped, 4);
    store<u32>(preopen, length - skipped, 8);
    store<usize>(preopen, 0, 12);
    if (last) store<usize>(last, preopen, 12);
    else first = preopen;
    last = preopen;
  }
  return first;
}

/** How many bytes "./" and "." take at the start. */
function skipDots(bytes: usize, length: u32): u32 {
  let at: u32 = 0;
  while (at < length && load<u8>(bytes + at) == DOT && (at + 1 == length || load<u8>(bytes + at + 1) == SLASH)) {
    at++;
    while (at < length && load<u8>(bytes + at) == SLASH) at++;
  }
  return at;
}

/** Whether a name is a prefix of a path, by whole components. */
function holds(name: usize, nameLength: u32, path: usize, length: u32): bool {
  if (!nameLength) return !length || load<u8>(path) != SLASH;
  if (nameLength > length || memory.compare(name, path, nameLength)) return false;
  return nameLength == length || load<u8>(name + nameLength - 1) == SLASH || load<u8>(path + nameLength) == SLASH;
}
