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
// to the preopened directory whose name is its longest prefix, by whole components. A relative path that belongs to none
// is looked up from "/", as wasi-libc does: some hosts preopen that directory alone.

@unmanaged
class Preopen {
  /** A borrow of the host's descriptor. */
  handle: u32;
  /** UTF-8, without a leading "./" and slashes at the end, so "." is empty. */
  name: usize;
  /** Bytes of the name. */
  length: u32;
  next: Preopen | null;
}

// @ts-ignore: decorator
@inline const FIRST_PREOPEN: RawFd = 3;
// @ts-ignore: decorator
@inline const SLASH: u8 = 47;
// @ts-ignore: decorator
@inline const DOT: u8 = 46;

let first: Preopen | null = null;
let asked: bool = false;
let behind: RawFd = FIRST_PREOPEN;

/** Encodes a path and finds the preopened directory that it belongs to. */
export function locate(text: string): Path {
  return located(Path.encode(text));
}

/** Finds the preopened directory that a path belongs to, and returns the path. */
function located(path: Path): Path {
  checked(path);
  const bytes = path.bytes, length = path.length;
  const skipped = skipDots(bytes, length);
  let absent: u32 = 0;
  let best = longest(bytes + skipped, length - skipped, absent);
  if (!best && (skipped == length || load<u8>(bytes + skipped) != SLASH)) {
    absent = 1;
    best = longest(bytes + skipped, length - skipped, absent);
  }
  if (!best) {
    if (!path.errno) path.errno = Errno.NOTCAPABLE;
    return path;
  }
  path.dir = best.handle;
  let start = skipped + best.length - absent;
  while (start < length && load<u8>(bytes + start) == SLASH) start++;
  path.start = start;
  return path;
}

/** The preopened directory with the longest name that holds a path. The first `absent` bytes of each name, a slash, are left out. */
function longest(path: usize, length: u32, absent: u32): Preopen | null {
  let best: Preopen | null = null;
  let at = preopens();
  while (at) {
    const isLonger = !best || at.length > best.length;
    if (isLonger && begins(at, absent) && holds(at.name + absent, at.length - absent, path, length)) best = at;
    at = at.next;
  }
  return best;
}

/** Whether a preopened directory's name begins with as many slashes as are left out. */
function begins(preopen: Preopen, absent: u32): bool {
  return !absent || (preopen.length > 0 && load<u8>(preopen.name) == SLASH);
}

/** Encodes a path that is relative to a directory. */
export function within(dir: u32, text: string): Path {
  return placed(dir, Path.encode(text));
}

/** Makes a path relative to a directory, and returns it. */
function placed(dir: u32, path: Path): Path {
  checked(path);
  path.dir = dir;
  if (!path.errno && isVirtual(rawOf(dir))) path.errno = Errno.NOTDIR; // to WASI it would be no descriptor at all
  return path;
}

/** Encodes a path relative to the directory `dir`, or like `locate` if that is 0. */
export function locateFrom(dir: u32, text: string): Path {
  return dir ? within(dir, text) : locate(text);
}

/** Like `locateFrom`, for `length` bytes of UTF-8, which are copied. */
export function locateBytes(dir: u32, bytes: usize, length: u32): Path {
  const path = Path.of(bytes, length);
  return dir ? placed(dir, path) : located(path);
}

/** Encodes the text of a symbolic link, which is a path that is relative to nothing yet. */
export function linkText(text: string): Path {
  return checked(Path.encode(text));
}

/** How many preopened directories there are. */
export function preopenCount(): i32 {
  let count = 0;
  let at = preopens();
  while (at) {
    count++;
    at = at.next;
  }
  return count;
}

/** The preopened directory with an index from 0, borrowed. */
export function preopenAt(index: i32): BorrowedFd {
  return borrow(nth(index).handle);
}

/** The name of the preopened directory with an index from 0, "" for ".". */
export function preopenName(index: i32): string {
  const at = nth(index);
  return String.UTF8.decodeUnsafe(at.name, at.length);
}

function nth(index: i32): Preopen {
  let at = preopens();
  while (at && index > 0) {
    at = at.next;
    index--;
  }
  if (!at || index < 0) trap("there is no preopened directory with that number");
  return at!;
}

/** The first raw fd after the preopened directories. The host's sockets start there. */
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
function preopens(): Preopen | null {
  if (asked) return first;
  asked = true;
  const prestat = memory.data(offsetof<Prestat>(), 4);
  let last: Preopen | null = null;
  for (let raw = behind; !fd_prestat_get(raw, prestat); raw++) {
    behind = raw + 1;
    if (changetype<Prestat>(prestat).tag != Preopentype.DIR) continue;
    let length = changetype<Prestat>(prestat).pr_name_len;
    const name = heap.alloc(length);
    if (fd_prestat_dir_name(raw, name, length)) continue;
    while (length && !load<u8>(name + length - 1)) length--; // some hosts count a zero byte at the end
    const skipped = skipDots(name, length);
    while (length > skipped + 1 && load<u8>(name + length - 1) == SLASH) length--;
    const preopen = changetype<Preopen>(heap.alloc(offsetof<Preopen>()));
    preopen.handle = borrowRaw(raw);
    preopen.name = name + skipped;
    preopen.length = length - skipped;
    preopen.next = null;
    if (last) last.next = preopen;
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
