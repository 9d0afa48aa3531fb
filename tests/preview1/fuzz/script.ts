// Random scripts of preview1 calls. What engines are known to do differently, with our reason for it, is not asked for:
// see `notAsked`.

import type { Random } from "../../ownership/fuzz/random.js";

type On<Op extends string, Rest = unknown> = {
  readonly op: Op;
  /** A slot: 0 is the preopen, then one for each "open". */ readonly fd: number;
} & Rest;

export type Step =
  | On<"open", { path: string; follow: number; oflags: number; fdflags: number; rights: bigint }>
  | On<"close" | "tell" | "fdstat" | "stat" | "sync" | "datasync" | "readdir" | "prestat">
  | On<"renumber", { other: number }>
  | On<"read", { size: number }>
  | On<"pread", { size: number; offset: bigint }>
  | On<"write", { text: string }>
  | On<"pwrite", { text: string; offset: bigint }>
  | On<"seek", { offset: bigint; whence: number }>
  | On<"pathStat", { path: string; follow: number }>
  | On<"setFlags", { fdflags: number }>
  | On<"setSize", { offset: bigint }>
  | On<"setTimes", Times>
  | On<"pathSetTimes", Times & { path: string; follow: number }>
  | On<"advise", { offset: bigint; advice: number }>
  | On<"mkdir" | "rmdir" | "unlink", { path: string }>
  | On<"symlink", { path: string; other: string }>
  | On<"readlink", { path: string; size: number }>
  | On<"rename" | "link", { path: string; toFd: number; other: string }>
  /** Somebody else on the host renames `path`, and may put a link with the text `other` in its place. */
  | On<"actor", { path: string; other: string; link: string | undefined }>;

interface Times {
  readonly atim: bigint;
  readonly mtim: bigint;
  readonly fstflags: number;
}

/** What is not asked, since we know that engines differ, and why we do as we do. */
export const notAsked = [
  "reserved bits and values, pointers out of bounds: wasmtime traps; on our engines a guest can go on",
  "fd_allocate: wasmtime returns notsup; the specification lets the file grow",
  "fd_sync and fd_datasync on directories: wasmtime returns badf; our engines synchronize the entries",
  "fd_fdstat_set_rights: wasmtime returns notsup; the specification lets rights be removed",
  "path_open with sync, dsync or rsync: wasmtime returns notsup; fd_fdstat_set_flags with them: inval",
  "path_open with creat or trunc and without the right fd_write: wasmtime lets the descriptor write all the same",
  "path_remove_directory with a slash at the end: wasmtime returns inval",
  "path_link with symlink_follow: wasmtime returns inval",
  "path_link to a link with a slash at the end: wasmtime follows it; our engines return exist, as Linux does",
  "several iovecs in one call: wasmtime fills only the first and returns its size; our engines fill all",
  "poll_oneoff on files: wasmtime always reports one byte",
  "the clocks of CPU time: wasmtime returns badf; the specification requires inval if there is none",
];

const NAMES = ["a", "b", "c", "dir", "sub"];
const SPECIAL = [
  "",
  ".",
  "..",
  "/",
  "a/",
  "dir/",
  "./a",
  "dir/.",
  "dir/..",
  "dir/../a",
  "a/.",
  "a/..",
  "dir/sub/.",
  "dir/sub/..",
  "link/.",
  "link/..",
  "link//",
  "../x",
  "/a",
  "a/b",
  "dir//sub",
  "x".repeat(300),
  "a\0b",
  "dir/sub/../../../x",
  "link",
  "link/",
  "link/a",
  "loop",
  "up",
  "ü",
];
const TARGETS = [
  "a",
  "dir",
  "b/c",
  "..",
  "../..",
  "/etc",
  "loop",
  "",
  ".",
  "dir/sub",
  "../a",
  "a/",
  "a/.",
  "dir/",
  "dir/.",
  "new/",
];
const READ = 1n << 1n,
  WRITE = 1n << 6n,
  SEEK = 1n << 2n,
  REST = (1n << 5n) | (1n << 21n) | (1n << 14n);
const FAR = [0n, 1n, 5n, 100n, 5000n, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n];

export function randomScript(random: Random, length: number): Step[] {
  const steps: Step[] = [];
  let slots = 1;
  for (let i = 0; i < length; i++) {
    const step = randomStep(random, slots);
    if (step.op === "open") slots++;
    steps.push(step);
  }
  return steps;
}

function randomStep(random: Random, slots: number): Step {
  const pick = <T>(from: readonly T[]): T => random.pick(from);
  const chance = (share: number): boolean => random.chance(share);
  const slot = () => (chance(0.4) ? 0 : Math.floor(random.next() * (slots + 0.2)));
  const path = () =>
    chance(0.35)
      ? pick(SPECIAL)
      : chance(0.4)
        ? `${pick(["dir", "b", "link", "dir/sub"])}/${pick(NAMES)}`
        : pick([...NAMES, "link", "loop"]);
  const follow = () => (chance(0.6) ? 1 : 0);
  const offset = () => (chance(0.15) ? pick(FAR) : BigInt(Math.floor(random.next() * 30)));
  const text = () => pick(["", "x", "hello", "0123456789", "ü".repeat(20)]);
  const size = () => pick([0, 1, 7, 100]);
  const times = (): Times => ({
    atim: pick([0n, 1_234_567_890_123_456_789n, 1_600_000_000_000_000_000n]),
    mtim: pick([1n, 999_999_999_999_999_999n]),
    fstflags: pick([0, 1, 4, 5, 8, 2, 10, 3, 12]),
  });
  const fd = slot();
  const op = pick([
    "open",
    "open",
    "open",
    "open",
    "open",
    "close",
    "renumber",
    "read",
    "read",
    "write",
    "write",
    "write",
    "pread",
    "pwrite",
    "seek",
    "seek",
    "tell",
    "fdstat",
    "stat",
    "sync",
    "datasync",
    "readdir",
    "readdir",
    "prestat",
    "pathStat",
    "pathStat",
    "setFlags",
    "setSize",
    "setTimes",
    "pathSetTimes",
    "advise",
    "mkdir",
    "mkdir",
    "rmdir",
    "unlink",
    "symlink",
    "symlink",
    "readlink",
    "rename",
    "rename",
    "link",
    "actor",
    "actor",
  ] as const);
  switch (op) {
    case "open": {
      const oflags = pick([0, 0, 1, 1, 1, 2, 2, 4, 5, 8, 9, 3, 10, 13]);
      const writes = (oflags & 9) !== 0 || chance(0.4);
      const rights = (writes ? WRITE : 0n) | (chance(0.8) || !writes ? READ : 0n) | SEEK | REST;
      return { op, fd, path: path(), follow: follow(), oflags, fdflags: pick([0, 0, 0, 1, 4, 5]), rights };
    }
    case "renumber":
      return { op, fd, other: slot() };
    case "read":
      return { op, fd, size: size() };
    case "pread":
      return { op, fd, size: size(), offset: offset() };
    case "write":
      return { op, fd, text: text() };
    case "pwrite":
      return { op, fd, text: text(), offset: offset() };
    case "seek":
      return { op, fd, offset: chance(0.3) ? -offset() : offset(), whence: pick([0, 1, 2, 2]) };
    case "pathStat":
      return { op, fd, path: path(), follow: follow() };
    case "setFlags":
      return { op, fd, fdflags: pick([0, 1, 4, 5]) };
    case "setSize":
      return { op, fd, offset: chance(0.1) ? pick(FAR) : BigInt(Math.floor(random.next() * 200)) };
    case "setTimes":
      return { op, fd, ...times() };
    case "pathSetTimes":
      return { op, fd, path: path(), follow: follow(), ...times() };
    case "advise":
      return { op, fd, offset: BigInt(Math.floor(random.next() * 30)), advice: Math.floor(random.next() * 6) };
    case "rmdir":
      return { op, fd, path: path().replace(/(?<=.)\/+$/, "") };
    case "mkdir":
    case "unlink":
      return { op, fd, path: path() };
    case "symlink":
      return { op, fd, path: chance(0.5) ? pick(["link", "loop", "up"]) : path(), other: pick(TARGETS) };
    case "readlink":
      return { op, fd, path: path(), size: size() };
    case "rename":
      return { op, fd, path: path().replace("\0", ""), toFd: slot(), other: path().replace("\0", "") };
    case "link": {
      const other = path().replace("\0", "");
      return { op, fd, path: path().replace("\0", ""), toFd: slot(), other: other.replace(/(?<=.)\/+$/, "") };
    }
    case "actor":
      return {
        op,
        fd,
        path: pick(["dir", "dir/sub", "b", "link"]),
        other: pick(["c", "moved", "dir/moved"]),
        link: chance(0.7) ? pick(["..", "../outside", "a", "dir", "moved"]) : undefined,
      };
    default:
      return { op, fd };
  }
}
