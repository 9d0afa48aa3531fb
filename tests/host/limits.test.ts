// Limits stop programs that don't end by themselves, and the host continues.
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, openSync, truncateSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engineNamed } from "../../js/host/engines/registry.js";
import { LimitError, TrapError, type HostError, type RunOptions } from "../../js/host/index.js";
import { compile } from "../support/asc.js";
import { nothingStaysOpen, openInProcess } from "../support/descriptors.js";
import { engine, onV8, run } from "../support/engine.js";
import { tree } from "../support/tree.js";
import { command, wat } from "../support/wat.js";

const test = suite("limits");
const wasm = (await compile("tests/guest/host/runaway.ts", ["--exportStart", "_start"])) as Uint8Array<ArrayBuffer>;
const limits = (await engineNamed(engine)).limits;

async function failure(how: string, options: RunOptions): Promise<unknown> {
  try {
    await run(wasm, { args: ["runaway", how], stdin: "ignore", stdout: "ignore", ...options });
  } catch (error) {
    return error;
  }
  throw new Error(`${how}: it should have been stopped`);
}

for (const name of ["timeout", "maxMemory", "fuel"] as const) {
  if (limits.includes(name)) continue;
  test(`${engine} says that it has no limit ${name}`, async () => {
    const error = (await failure("loop", { [name]: 1000 })) as HostError;
    assert.is(error.code, "ERR_IO_LIFETIMES_BAD_OPTION");
    assert.is(error.message, `the engine ${engine} has no limit \`${name}\``);
  });
}

test("a limit that is no number above 0 is refused", async () => {
  for (const timeout of [0, -1, 1.5, NaN, "1" as never]) {
    assert.match(((await failure("loop", { timeout })) as Error).message, /`timeout` must be a whole number above 0/);
  }
});

const IOVECS = 4096;

/** A command that calls `fd` with 4,096 ranges of `size` bytes, in two pages of memory. */
function manyRanges(call: "fd_read" | "fd_write", fd: string, size: number, more = ""): Uint8Array<ArrayBuffer> {
  return wat(`(module
    (import "wasi_snapshot_preview1" "${call}" (func $call (param i32 i32 i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "path_open"
      (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
    (memory (export "memory") 2) (data (i32.const 0) "file")
    (func (export "_start") (local $i i32)
      ${more}
      (loop $l
        (i32.store (i32.add (i32.const 1024) (i32.mul (local.get $i) (i32.const 8))) (i32.const 65536))
        (i32.store (i32.add (i32.const 1028) (i32.mul (local.get $i) (i32.const 8))) (i32.const ${size}))
        (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const ${IOVECS}))))
      (loop $again (drop (call $call ${fd} (i32.const 1024) (i32.const ${IOVECS}) (i32.const 64))) (br $again))))`);
}

if (engine !== "wasmtime:wasi") {
  test("an output in a buffer has a limit, also within one call", async () => {
    const wasm = manyRanges("fd_write", "(i32.const 1)", 65536);
    const error = await run(wasm, { args: ["x"], stdout: "buffer", maxOutput: 1 << 20 }).catch(
      (error: unknown) => error,
    );
    assert.instance(error, LimitError);
    assert.is((error as LimitError).limit, "maxOutput");
    assert.match((error as Error).message, "its stdout has more than 1048576 bytes");
  });
}

if (limits.includes("timeout")) {
  test("the time counts within one call", async () => {
    using files = tree({ file: "" });
    truncateSync(files.at("file"), 2 ** 42);
    const open = `(drop (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 0)
      (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 64)))`;
    const wasm = manyRanges("fd_read", "(i32.load (i32.const 64))", 65536, open);
    const start = Date.now();
    const error = await run(wasm, { args: ["x"], preopens: { "/": files.path }, timeout: 300 }).catch(
      (e: unknown) => e,
    );
    assert.instance(error, LimitError);
    assert.ok(Date.now() - start < 5000);
  });

  test("thousands of files that a stopped program has left open are closed", async () => {
    using files = tree({ file: "" });
    const open = `(loop $l (br_if $l (i32.eqz (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 0)
      (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 64)))))`;
    const options = { args: ["x"], preopens: { "/": files.path }, stdin: "ignore", timeout: 1000 } as const;
    const before = openInProcess();
    const error = await run(manyRanges("fd_read", "(i32.const 0)", 0, open), options).catch((error: unknown) => error);
    assert.instance(error, LimitError);
    await nothingStaysOpen(before);
  });

  for (const how of ["loop", "sleep", "print", "open"]) {
    test(`a program that goes on for ever (${how}) is stopped by its timeout, and nothing of it stays open`, async () => {
      using files = tree({ file: "" });
      const before = openInProcess();
      const start = Date.now();
      const stdout = how === "print" ? "buffer" : "ignore";
      const maxOutput = 2 ** 40;
      const error = await failure(how, { timeout: 300, preopens: { "/": files.path }, stdout, maxOutput });
      assert.instance(error, LimitError);
      assert.is((error as LimitError).limit, "timeout");
      // On a busy machine a thread may take longer to end than the host waits, and the message says so.
      assert.match((error as Error).message, /^the module was stopped: it ran for longer than 300 ms(;|$)/);
      assert.ok(Date.now() - start < 5000);
      await nothingStaysOpen(before);
    });
  }

  test("a program that waits for input which never comes is stopped as well", async () => {
    using files = tree();
    execFileSync("mkfifo", [files.at("fifo")]);
    const fifo = openSync(files.at("fifo"), "r+");
    const error = await failure("input", { timeout: 300, stdin: fifo });
    assert.instance(error, LimitError);
    closeSync(fifo);
  });

  test("a program that ends in time gives what it gives without a limit", async () => {
    const { exitCode, leaks, stdout } = await run(wasm, {
      args: ["runaway", "end"],
      stdin: "ignore",
      stdout: "buffer",
      timeout: 20_000,
    });
    assert.equal({ exitCode, leaks, stdout: Buffer.from(stdout!).toString() }, { exitCode: 0, leaks: [], stdout: "!" });
  });

  test("a program that recurses for ever traps, within a limit and without", async () => {
    for (const timeout of [undefined, 20_000]) {
      const error = await failure("recurse", timeout === undefined ? {} : { timeout });
      assert.instance(error, TrapError);
      assert.match((error as Error).message, /call stack/);
    }
  });

  if (onV8)
    test("imports can't be given together with a limit", async () => {
      assert.match(
        ((await failure("end", { timeout: 1000, imports: { a: {} } })) as Error).message,
        /`imports` can't be given/,
      );
    });
}

if (limits.includes("maxMemory")) {
  test("a program that allocates without end is stopped at its most of memory", async () => {
    const error = await failure("allocate", { maxMemory: 16 * 2 ** 20, timeout: 20_000 });
    assert.instance(error, LimitError);
    assert.is((error as LimitError).limit, "maxMemory");
    assert.match((error as Error).message, /of at most 16777216 bytes of memory in use/);
  });

  test("a program that begins with more memory than it may have isn't run", async () => {
    assert.match(
      ((await failure("end", { maxMemory: 1000 })) as Error).message,
      /memory has \d+ bytes at the start, and the limit is 1000 bytes/,
    );
  });

  test("a table counts towards the limit of memory", async () => {
    const grow = "(table.grow $t (ref.func $f) (i32.const 100000))";
    const table = "(table $t 1 funcref) (elem declare func $f) (func $f)";
    const wasm = command(`(if (i32.ne ${grow} (i32.const -1)) (then (unreachable)))`, table);
    assert.is((await run(wasm, { args: ["x"], maxMemory: 2 ** 20 })).exitCode, 0);
  });

  test("a program within its limit of memory isn't disturbed by it", async () => {
    assert.is(
      (await run(wasm, { args: ["runaway", "end"], stdin: "ignore", stdout: "ignore", maxMemory: 2 ** 20 })).exitCode,
      0,
    );
  });
}

if (limits.length > 1) {
  test("after forty programs that were stopped, the host has neither more memory nor more descriptors", async () => {
    using files = tree({ file: "" });
    const round = async () => {
      for (const how of ["loop", "open", "recurse", "allocate"]) {
        await failure(how, { timeout: 200, maxMemory: 8 * 2 ** 20, preopens: { "/": files.path } });
      }
    };
    await round();
    const [descriptors, memory] = [openInProcess(), process.memoryUsage.rss()];
    for (let i = 0; i < 9; i++) await round();
    assert.is(openInProcess(), descriptors);
    const grown = process.memoryUsage.rss() - memory;
    assert.ok(grown < 64 * 2 ** 20, `the memory grew by ${grown} bytes`);
  });
}

if (limits.includes("isolation")) {
  const isolation = "process";
  /** V8 never interrupts this loop. */
  const fill = wat(`(module (memory (export "memory") 512) (func (export "_start")
    (loop $l (memory.fill (i32.const 0) (i32.const 1) (i32.const 33554432)) (br $l))))`);

  test("a process ends with its limits, whatever the program does, and leaves nothing", async () => {
    using files = tree({ file: "" });
    const before = openInProcess();
    const error = await run(fill, { args: ["x"], timeout: 300, isolation }).catch((error: unknown) => error);
    assert.instance(error, LimitError);
    assert.is((error as Error).message, "the module was stopped: it ran for longer than 300 ms");
    for (const how of ["loop", "sleep", "open"]) {
      const options = { timeout: 300, isolation, preopens: { "/": files.path } } as const;
      assert.instance(await failure(how, options), LimitError, how);
    }
    assert.instance(await failure("allocate", { maxMemory: 2 ** 24, isolation }), LimitError);
    assert.instance(await failure("recurse", { isolation }), TrapError);
    await nothingStaysOpen(before);
  });

  test("a program in a process gives what it gives elsewhere", async () => {
    const { exitCode, leaks, stdout } = await run(wasm, {
      args: ["runaway", "end"],
      stdin: new Uint8Array(100_000),
      stdout: "buffer",
      isolation,
    });
    assert.equal({ exitCode, leaks, stdout: Buffer.from(stdout!).toString() }, { exitCode: 0, leaks: [], stdout: "!" });
    const error = await failure("print", { stdout: "buffer", maxOutput: 1000, isolation });
    assert.is((error as LimitError).limit, "maxOutput");
  });

  test("a thread that can't be ended is given up, the error says so, and the process can end", () => {
    const source = `
      import { run } from ${JSON.stringify(new URL("../../js/host/index.js", import.meta.url).href)};
      const error = await run(Buffer.from(process.argv[1], "base64"), { args: [], timeout: 300 }).catch((error) => error);
      console.log(error.name, error.message);
      process.exitCode = 7;
      process.on("exit", () => console.log("exiting"));`;
    const args = ["--input-type=module", "-e", source, Buffer.from(fill).toString("base64")];
    const { stdout, status } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      timeout: 60_000,
      killSignal: "SIGKILL",
    });
    assert.match(stdout, /^LimitError .*its thread can't be ended.*`isolation: "process"`.*\nexiting\n$/);
    assert.is(status, 7);
  });
}

test.run();
