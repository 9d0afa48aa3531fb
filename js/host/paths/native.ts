// System calls that start at an open directory. node:fs lacks them, and to start at a path of procfs instead takes the system
// twice as long. They need koffi, which is loaded only once enough calls have been made to be worth it.

import { constants } from "node:os";
import { isMainThread } from "node:worker_threads";
import { codeOfNumber } from "../wasi-common/errors.js";
import { isKoffiLoaded, loadKoffi, type Koffi } from "../koffi.js";
import { STATX_SIZE, StatxAttributes, StatxKind, type Attributes, type KindAndSize } from "./attributes.js";

/** The calls. `dir` is a descriptor of the host, borrowed, and `name` one component of a path. */
export interface NativeCalls {
  /** Opens `name`; the flags are those of the host. Returns a descriptor that is closed on exec. */
  open(dir: number, name: string, flags: number): number;
  /** Returns the attributes of `name`, of a link itself; undefined if it doesn't exist. */
  stat(dir: number, name: string): Attributes | undefined;
  /** Returns what an open descriptor refers to. */
  kindOf(fd: number): KindAndSize;
}

/** A system call failed. It has what the host looks at in errors of node:fs; a stack, which costs most, nobody looks at. */
export class SystemError {
  constructor(
    readonly code: string,
    /** The errno, below zero as in errors of node:fs. */
    readonly errno: number,
    readonly syscall: string,
  ) {}
}

/** After this many calls koffi is loaded, which takes as long as some thousand of them. */
const AFTER = 500;

let uses = 0;
let calls: NativeCalls | false | undefined;

/** Returns the calls; undefined as long as node:fs must do. */
export function nativeCalls(): NativeCalls | undefined {
  if (calls === undefined && (++uses > AFTER || isKoffiLoaded())) calls = load() ?? false;
  return calls || undefined;
}

/** Returns the calls at once; undefined where there are none. */
export function loadNativeCalls(): NativeCalls | undefined {
  return (calls ??= load() ?? false) || undefined;
}

const { versions } = process;

/**
 * Whether the numbers below are those of this system, and whether C may be called: Node's permission model guards node:fs
 * alone, and when Node ends a thread it closes only the descriptors that node:fs has opened there.
 */
function isKnown(): boolean {
  if (!isMainThread) return false;
  if (process.platform !== "linux" || !["x64", "arm64"].includes(process.arch)) return false;
  if (versions["bun"] !== undefined || versions["deno"] !== undefined) return false;
  return (process as { permission?: unknown }).permission === undefined;
}

function load(): NativeCalls | undefined {
  if (!isKnown()) return undefined;
  try {
    return bind(loadKoffi((reason) => new Error(reason)));
  } catch {
    return undefined;
  }
}

const O_CLOEXEC = 0o2000000;
const MODE = 0o666;
const AT_EMPTY_PATH = 0x1000;
const AT_SYMLINK_NOFOLLOW = 0x100;
/** The fields of `struct stat`, and two of them. */
const STATX_BASIC_STATS = 0x7ff;
const STATX_TYPE_AND_SIZE = 0x201;
const { ENOENT } = constants.errno;

type OpenAt = (dir: number, name: string, flags: number, mode: number) => number;
type Statx = (dir: number, name: string, flags: number, mask: number, into: Uint8Array) => number;

function bind(koffi: Koffi): NativeCalls {
  const library = koffi.load(null);
  const openat = library.func("openat", "int", ["int", "str", "int", "uint"]) as unknown as OpenAt;
  const statx = library.func("statx", "int", ["int", "str", "int", "uint", "void *"]) as unknown as Statx;
  const record = new Uint8Array(STATX_SIZE);
  const view = new DataView(record.buffer);

  /** Throws the error of the last call. Returns after a signal, so that the call is repeated. */
  function failed(syscall: string): void {
    const errno = -koffi.errno();
    const code = codeOfNumber(errno);
    if (code !== "EINTR") throw new SystemError(code, errno, syscall);
  }

  return {
    open(dir, name, flags) {
      for (;;) {
        const fd = openat(dir, name, flags | O_CLOEXEC, MODE);
        if (fd >= 0) return fd;
        failed("open");
      }
    },

    stat(dir, name) {
      while (statx(dir, name, AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, record) < 0) {
        if (koffi.errno() === ENOENT) return undefined;
        failed("lstat");
      }
      return new StatxAttributes(view);
    },

    kindOf(fd) {
      while (statx(fd, "", AT_EMPTY_PATH, STATX_TYPE_AND_SIZE, record) < 0) failed("fstat");
      return new StatxKind(view);
    },
  };
}
