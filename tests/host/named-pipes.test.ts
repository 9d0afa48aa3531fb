// Named pipes open as in POSIX: opening one end blocks until the other is opened, unless NONBLOCK is set.
import { execFileSync, spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type File, type IoError, LimitError, type RunOptions, type RunResult } from "../../js/host/index.js";
import { engine, run } from "../support/engine.js";
import { withHost } from "../support/host.js";
import { tree } from "../support/tree.js";
import { wat } from "../support/wat.js";

const test = suite("named pipes");
const NONBLOCK = 4;
const READ = 2;
const WRITE = 64;
const FAILED = 100;

/** A command that opens "pipe", then reads or writes up to 8 bytes. Exits with their number, or with 100 and the errno of the open. */
function opener(rights: number, fdflags: number): Uint8Array<ArrayBuffer> {
  const call = rights === READ ? "fd_read" : "fd_write";
  return wat(`(module
    (import "wasi_snapshot_preview1" "${call}" (func $move (param i32 i32 i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
    (import "wasi_snapshot_preview1" "path_open"
      (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
    (memory (export "memory") 1) (data (i32.const 0) "pipe") (data (i32.const 16) "\\40\\00\\00\\00\\08\\00\\00\\00")
    (func (export "_start") (local $errno i32)
      (local.set $errno (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 0)
        (i64.const ${rights}) (i64.const 0) (i32.const ${fdflags}) (i32.const 32)))
      (if (local.get $errno) (then (call $exit (i32.add (local.get $errno) (i32.const ${FAILED})))))
      (drop (call $move (i32.load (i32.const 32)) (i32.const 16) (i32.const 1) (i32.const 48)))
      (call $exit (i32.load (i32.const 48)))))`);
}

/** Runs the opener on a new pipe, whose other end `script` opens after half a second. */
async function opened(rights: number, fdflags: number, script = "", options: RunOptions = {}): Promise<RunResult> {
  using files = tree();
  execFileSync("mkfifo", [files.at("pipe")]);
  const other = spawn("sh", ["-c", `sleep 0.5; ${script}`], { cwd: files.path, stdio: "ignore" });
  try {
    return await run(opener(rights, fdflags), { args: ["x"], preopens: { "/": files.path }, ...options });
  } finally {
    other.kill();
  }
}

test("a reader waits for its writer, and gets what it writes", async () => {
  assert.is((await opened(READ, 0, "printf data > pipe")).exitCode, 4);
});

test("a writer waits for its reader", async () => {
  assert.is((await opened(WRITE, 0, "cat pipe")).exitCode, 8);
});

test("with NONBLOCK a reader without a writer is at the end at once", async () => {
  assert.is((await opened(READ, NONBLOCK)).exitCode, 0);
});

test("with NONBLOCK a writer without a reader fails with nxio", async () => {
  assert.is((await opened(WRITE, NONBLOCK)).exitCode, FAILED + 60);
});

if (engine !== "node:wasi") {
  for (const [what, rights] of Object.entries({ reader: READ, writer: WRITE })) {
    test(`a timeout ends the wait of a ${what}`, async () => {
      const error = await opened(rights, 0, "", { timeout: 300 }).catch((error: unknown) => error);
      assert.instance(error, LimitError);
    });
  }
}

test("an instance doesn't wait: again without a writer, nxio without a reader", () =>
  withHost({}, async (host, dir) => {
    execFileSync("mkfifo", [`${dir}/pipe`]);
    assert.throws(() => host.open("pipe"), /open "pipe": .*\(again\)/);
    assert.throws(() => host.open("pipe", { write: true }), /open "pipe": .*\(nxio\)/);
    using end = host.open("pipe", { read: true, nonblock: true });
    assert.is(end.read(new Uint8Array(1)), 0);
  }));

test("an instance opens a pipe whose writer waits, and loses nothing", () =>
  withHost({}, async (host, dir) => {
    execFileSync("mkfifo", [`${dir}/pipe`]);
    const writer = spawn("sh", ["-c", "printf data > pipe"], { cwd: dir, stdio: "ignore" });
    const done = new Promise((resolve) => writer.once("exit", resolve));
    let file: File | undefined;
    while (file === undefined) {
      await setTimeout(10);
      try {
        file = host.open("pipe");
      } catch (error) {
        assert.is((error as IoError).code, "again");
      }
    }
    assert.is(file.readToString(), "data");
    file.close();
    assert.is(await done, 0);
  }));

test.run();
