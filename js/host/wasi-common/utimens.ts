// The calls of the C library that set times to the nanosecond; node:fs has none.

import { loadKoffi, type Koffi } from "../koffi.js";
import { codeOfNumber } from "./errors.js";

/** Times in nanoseconds since 1970, negative before that; undefined leaves a time unchanged. */
export interface NewTimes {
  readonly accessed: bigint | undefined;
  readonly modified: bigint | undefined;
}

/** A file: an open descriptor, or a path whose last link isn't followed. Both are borrowed. */
export type TimesTarget = { readonly fd: number } | { readonly path: string };

/** Sets times. Returns false if the C library can't be called. Throws errors in the form of those of node:fs. */
export function utimens(target: TimesTarget, times: NewTimes): boolean {
  const calls = (loaded ??= load());
  if (!calls) return false;
  const errno = "fd" in target ? calls.byDescriptor(target.fd, times) : calls.byPath(target.path, times);
  if (errno === 0) return true;
  const code = codeOfNumber(-errno);
  throw Object.assign(new Error(`${code}: utimensat`), { code, syscall: "utimensat" });
}

interface Calls {
  byDescriptor(fd: number, times: NewTimes): number;
  byPath(path: string, times: NewTimes): number;
}

let loaded: Calls | false | undefined;

/** The value on 64-bit Linux. Other systems have other numbers and another timespec. */
const AT_FDCWD = -100;
const AT_SYMLINK_NOFOLLOW = 0x100;
const UTIME_OMIT = (1n << 30n) - 2n;
const SECOND = 1_000_000_000n;
const TIMESPEC = 16;

function load(): Calls | false {
  if (process.platform !== "linux" || !["x64", "arm64"].includes(process.arch)) return false;
  let koffi: Koffi;
  try {
    koffi = loadKoffi((reason) => new Error(reason));
  } catch {
    return false;
  }
  const library = koffi.load(null);
  type Call = (...args: unknown[]) => number;
  const futimens = library.func("futimens", "int", ["int", "void *"]) as unknown as Call;
  const utimensat = library.func("utimensat", "int", ["int", "str", "void *", "int"]) as unknown as Call;
  const errnoOf = (result: number) => (result < 0 ? koffi.errno() : 0);
  return {
    byDescriptor: (fd, times) => errnoOf(futimens(fd, encode(times))),
    byPath: (path, times) => errnoOf(utimensat(AT_FDCWD, path, encode(times), AT_SYMLINK_NOFOLLOW)),
  };
}

/** Encodes two timespecs: seconds, rounded down, and the remaining nanoseconds. */
function encode({ accessed, modified }: NewTimes): Uint8Array {
  const bytes = Buffer.alloc(2 * TIMESPEC);
  for (const [index, time] of [accessed, modified].entries()) {
    const nanoseconds = time === undefined ? UTIME_OMIT : ((time % SECOND) + SECOND) % SECOND;
    bytes.writeBigInt64LE(time === undefined ? 0n : (time - nanoseconds) / SECOND, index * TIMESPEC);
    bytes.writeBigInt64LE(nanoseconds, index * TIMESPEC + 8);
  }
  return bytes;
}
