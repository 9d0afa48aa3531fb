// The system calls that start at an open directory have the results and errors of node:fs on the same file by its path.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { createServer } from "node:net";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Attributes, Kind } from "../../js/host/paths/attributes.js";
import { loadNativeCalls, type NativeCalls, type SystemError } from "../../js/host/paths/native.js";
import { tree } from "../support/tree.js";

const KINDS = [
  "isFile",
  "isDirectory",
  "isSymbolicLink",
  "isCharacterDevice",
  "isBlockDevice",
  "isFIFO",
  "isSocket",
] as const;
const ATTRIBUTES = ["dev", "ino", "nlink", "size", "atimeNs", "mtimeNs", "ctimeNs"] as const;
const { O_RDONLY, O_NOFOLLOW, O_DIRECTORY, O_CREAT, O_EXCL, O_WRONLY, O_TRUNC, O_APPEND, O_NONBLOCK } = constants;

const native = loadNativeCalls() as NativeCalls;

function kind(stat: Kind): boolean[] {
  return KINDS.map((name) => stat[name]());
}

function attributes(stat: Attributes | undefined): unknown {
  return stat && [...kind(stat), ...ATTRIBUTES.map((name) => stat[name])];
}

/** Returns the result, or the code and the call of what was thrown. */
function outcome<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    const { code, errno, syscall } = error as SystemError;
    return `${code} (${errno}) of ${syscall}`;
  }
}

const LONG = "x".repeat(256);
const NAMES = ["file", "dir", "link", "broken", "pipe", "socket", "hard", "none", ".", "naïve 日本 😀", LONG, "file/x"];

/** A directory with something of each kind. */
async function everything(work: (path: string, dir: number) => void): Promise<void> {
  using files = tree({ file: "content", "dir/inner": "", "naïve 日本 😀": "" });
  symlinkSync("file", files.at("link"));
  symlinkSync("nothing", files.at("broken"));
  linkSync(files.at("file"), files.at("hard"));
  utimesSync(files.at("file"), -1.5, 2 ** 33);
  assert.is(spawnSync("mkfifo", [files.at("pipe")]).status, 0);
  const server = createServer().listen(files.at("socket"));
  await new Promise((listening) => server.once("listening", listening));
  const dir = openSync(files.path, O_DIRECTORY);
  try {
    work(files.path, dir);
  } finally {
    closeSync(dir);
    server.close();
  }
}

test("attributes are those of lstat, of a link itself, and of nothing there are none", () =>
  everything((path, dir) => {
    for (const name of NAMES) {
      const theirs = outcome(() => attributes(lstatSync(`${path}/${name}`, { bigint: true, throwIfNoEntry: false })));
      // lstat of node:fs has no error for a file on the way either.
      if (name !== "file/x")
        assert.equal(
          outcome(() => attributes(native.stat(dir, name))),
          theirs,
          name,
        );
    }
    assert.is(
      outcome(() => native.stat(dir, "file/x")),
      "ENOTDIR (-20) of lstat",
    );
    const devices = openSync("/dev", O_DIRECTORY);
    assert.equal(attributes(native.stat(devices, "null")), attributes(lstatSync("/dev/null", { bigint: true })));
    closeSync(devices);
  }));

test("files are opened as by open, with the same errors, and closed on exec", () =>
  everything((path, dir) => {
    const flags = [
      O_RDONLY,
      O_RDONLY | O_NOFOLLOW,
      O_DIRECTORY | O_NOFOLLOW,
      O_WRONLY,
      O_WRONLY | O_CREAT | O_EXCL,
      O_WRONLY | O_TRUNC | O_APPEND,
      O_WRONLY | O_CREAT,
    ];
    for (const name of NAMES) {
      for (const flag of flags) {
        const open = (call: () => number) =>
          outcome(() => {
            const fd = call();
            const stat = fstatSync(fd, { bigint: true });
            const mine = native.kindOf(fd);
            assert.equal([kind(mine), mine.size], [kind(stat), Number(stat.size)]);
            const info = readFileSync(`/proc/self/fdinfo/${fd}`, "utf8").match(/flags:\s*(\d+)/)![1];
            const opened = [kind(stat), stat.mode, info, readlinkSync(`/proc/self/fd/${fd}`)];
            closeSync(fd);
            return opened;
          });
        const ours = open(() => native.open(dir, name, flag | O_NONBLOCK));
        const theirs = open(() => openSync(`${path}/${name}`, flag | O_NONBLOCK, 0o666));
        const isMade = typeof ours === "object" && typeof theirs === "string" && theirs.startsWith("EEXIST");
        if (!isMade) assert.equal(ours, theirs, `${name}, ${flag}`);
      }
    }
  }));

test("a descriptor that isn't open is EBADF", () => {
  assert.is(
    outcome(() => native.kindOf(1 << 20)),
    "EBADF (-9) of fstat",
  );
  assert.is(
    outcome(() => native.open(1 << 20, "x", O_RDONLY)),
    "EBADF (-9) of open",
  );
  assert.is(
    outcome(() => native.stat(1 << 20, "x")),
    "EBADF (-9) of lstat",
  );
});

test.run();
