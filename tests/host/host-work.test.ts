// Guests that keep the host at work, and streams that nobody reads: each is stopped in time, and nothing of it stays.
import { writeFileSync } from "node:fs";
import { Writable } from "node:stream";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engineNamed } from "../../js/host/engines/registry.js";
import { LimitError } from "../../js/host/index.js";
import { nothingStaysOpen, openInProcess } from "../support/descriptors.js";
import { engine, run } from "../support/engine.js";
import { tree } from "../support/tree.js";
import { wat } from "../support/wat.js";

const test = suite("work of the host for a guest");
const { limits } = await engineNamed(engine);
const PATH = 65_536;
const MANY = 16_000_000;

/** A command that makes a call for ever. The paths at 65,536 are "./././…" and "fff…". */
function forever(name: string, params: string, call: string): Uint8Array<ArrayBuffer> {
  return wat(`(module (import "wasi_snapshot_preview1" "${name}" (func $call (param ${params}) (result i32)))
    (memory (export "memory") 300) (data (i32.const ${PATH}) "${"./".repeat(2000)}") (data (i32.const 0) "\\00\\01\\00\\00\\00\\10\\00\\00")
    (func (export "_start") (loop $l (drop (call $call ${call})) (br $l))))`);
}

const numbers = (...all: number[]) => all.map((one) => `(i32.const ${one})`).join(" ");
const WORK: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  "directories read from the start": forever(
    "fd_readdir",
    "i32 i32 i32 i64 i32",
    `${numbers(3, 1024, 60_000)} (i64.const 0) (i32.const 64)`,
  ),
  "paths of 4,000 bytes": forever(
    "path_open",
    "i32 i32 i32 i32 i32 i64 i64 i32 i32",
    `${numbers(3, 1, PATH, 4000, 2)} (i64.const 0) (i64.const 0) ${numbers(0, 64)}`,
  ),
  "random bytes": forever("random_get", "i32 i32", numbers(PATH, MANY)),
  "names of a path that is no file": forever("path_filestat_get", "i32 i32 i32 i32 i32", numbers(3, 1, PATH, 3999, 64)),
  "clocks that are due": forever("poll_oneoff", "i32 i32 i32 i32", numbers(PATH * 2, PATH * 8, 4000, 64)),
};

if (limits.includes("timeout"))
  for (const [name, module] of Object.entries(WORK))
    test(`${name}, for ever`, async () => {
      using files = tree();
      for (let i = 0; i < 2000; i++) writeFileSync(files.at(`file ${i}`), "");
      const before = openInProcess();
      const start = Date.now();
      const options = { args: ["x"], preopens: { "/": files.path }, stdin: "ignore", timeout: 300 } as const;
      const error = await run(module, options).catch((error: unknown) => error);
      assert.instance(error, LimitError);
      assert.is((error as LimitError).limit, "timeout");
      assert.ok(Date.now() - start < 10_000);
      await nothingStaysOpen(before);
    });

if (engine !== "wasmtime:wasi" && engine !== "wasmtime-cli")
  for (const name of ["stdout", "stderr"] as const)
    test(`what a guest writes to ${name} and nobody takes has a limit`, async () => {
      let chunks = 0;
      const stuck = new Writable({ write: () => void chunks++ }); // never done
      const module = forever("fd_write", "i32 i32 i32 i32", numbers(name === "stdout" ? 1 : 2, 0, 1, 64));
      const options = { args: ["x"], stdin: "ignore", [name]: stuck, maxOutput: 1 << 20 } as const;
      const error = await run(module, options).catch((error: unknown) => error);
      assert.instance(error, LimitError);
      assert.is((error as LimitError).limit, "maxOutput");
      assert.is(chunks, 1);
    });

test("output in single bytes needs about as much memory as its bytes", async () => {
  const bytes =
    wat(`(module (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (memory (export "memory") 16) (func (export "_start") (local $i i32)
      (loop $l (i32.store (i32.add (i32.const 12) (i32.shl (local.get $i) (i32.const 3))) (i32.const 1))
        (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 65536))))
      (local.set $i (i32.const 0))
      (loop $l (drop (call $write (i32.const 1) (i32.const 8) (i32.const 65536) (i32.const 0)))
        (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 100))))))`);
  const before = process.resourceUsage().maxRSS;
  const { stdout } = await run(bytes, { args: [], stdout: "buffer" });
  assert.is(stdout!.length, 100 * 65_536);
  const grown = (process.resourceUsage().maxRSS - before) / 1024;
  assert.ok(grown < 450, `${Math.round(grown)} MiB more`);
});

test("a variable has any name that it may have", async () => {
  const env = JSON.parse('{ "__proto__": "a", "constructor": "b" }') as Record<string, string>;
  const bytes =
    wat(`(module (import "wasi_snapshot_preview1" "environ_sizes_get" (func $sizes (param i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32))) (memory (export "memory") 1)
    (func (export "_start") (drop (call $sizes (i32.const 0) (i32.const 4))) (call $exit (i32.load (i32.const 0)))))`);
  assert.is((await run(bytes, { args: [], env })).exitCode, 2);
});

test.run();
