// A preopen stays the same directory, even if it is renamed or its path leads elsewhere later.
import { readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiate, run, type RunOptions } from "../../js/host/index.js";
import { INSTANCE_ENGINES } from "../support/each-engine.js";
import { tree } from "../support/tree.js";
import { wat } from "../support/wat.js";

const test = suite("preopens");

/** Renames "in" to "moved" in its preopen, and makes a link "in" that leads out of it. */
const mover = wat(`(module
  (import "wasi_snapshot_preview1" "path_rename" (func $rename (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_symlink" (func $symlink (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "in") (data (i32.const 16) "moved") (data (i32.const 32) "../out")
  (func (export "_start")
    (call $exit (i32.or
      (call $rename (i32.const 3) (i32.const 0) (i32.const 2) (i32.const 3) (i32.const 16) (i32.const 5))
      (call $symlink (i32.const 32) (i32.const 6) (i32.const 3) (i32.const 0) (i32.const 2))))))`);

for (const [engine, missing] of INSTANCE_ENGINES) {
  if (missing !== undefined) {
    test.skip(`on ${engine}: skipped: ${missing}`, () => {});
    continue;
  }

  test(`renamed by the host and exchanged for a link, on ${engine}`, async () => {
    using files = tree({ "tree/in/file": "own", "out/file": "secret" });
    using host = await instantiate({ engine, preopens: { "/": files.at("tree/in") } });
    renameSync(files.at("tree/in"), files.at("tree/moved"));
    assert.is(host.readFileToString("/file"), "own");
    symlinkSync("../out", files.at("tree/in"));
    assert.is(host.readFileToString("/file"), "own");
    host.writeFile("/new", "text");
    host.removeFile("/file");
    assert.is(readFileSync(files.at("tree/moved/new"), "utf8"), "text");
    assert.equal(readdirSync(files.at("out")), ["file"]);
  });

  for (const options of [{ engine: "node", timeout: 60_000 }, { engine: "node:wasi" }] satisfies RunOptions[]) {
    test(`renamed by a guest on ${options.engine} that has its parent, on ${engine}`, async () => {
      using files = tree({ "tree/in/file": "own", "out/file": "secret" });
      using host = await instantiate({ engine, preopens: { "/": files.at("tree/in") } });
      const { exitCode } = await run(mover, { ...options, preopens: { "/": files.at("tree") } });
      assert.is(exitCode, 0);
      assert.equal(readdirSync(files.at("tree")).sort(), ["in", "moved"]);
      assert.is(host.readFileToString("/file"), "own");
    });
  }
}

test.run();
