// Two guests at once: one exchanges a directory for a link that leads out, the other goes through it and never leaves.
import { readdirSync, readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { IoError, LimitError, run } from "../../js/host/index.js";
import { instantiate } from "../support/engine.js";
import { tree } from "../support/tree.js";
import { wat } from "../support/wat.js";

const test = suite("two guests");

/** Makes "x" a directory and a link to "../../out" in turns, below its preopen. */
const swapper = wat(`(module
  (import "wasi_snapshot_preview1" "path_rename" (func $rename (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_symlink" (func $symlink (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_unlink_file" (func $unlink (param i32 i32 i32) (result i32)))
  (memory (export "memory") 1) (data (i32.const 0) "xy../../out")
  (func (export "_start") (loop $l
    (drop (call $rename (i32.const 3) (i32.const 0) (i32.const 1) (i32.const 3) (i32.const 1) (i32.const 1)))
    (drop (call $symlink (i32.const 2) (i32.const 9) (i32.const 3) (i32.const 0) (i32.const 1)))
    (drop (call $unlink (i32.const 3) (i32.const 0) (i32.const 1)))
    (drop (call $rename (i32.const 3) (i32.const 1) (i32.const 1) (i32.const 3) (i32.const 0) (i32.const 1)))
    (br $l))))`);

test("of which one swaps what the other walks", async () => {
  using files = tree({ "out/secret": "secret", "in/jail/x/secret": "inside" });
  using host = await instantiate({ preopens: { ".": files.at("in") }, stdin: "ignore" });
  const preopens = { ".": files.at("in/jail") };
  const options = { engine: "node", args: ["x"], preopens, timeout: 4000, stdin: "ignore" } as const;
  let isRunning = true;
  const other = run(swapper, options)
    .catch((error: unknown) => error)
    .finally(() => (isRunning = false));
  const seen = { inside: 0, refused: 0 };
  while (isRunning) {
    for (let i = 0; i < 200; i++) {
      const isInside = succeeds(() => assert.is(host.readFileToString("jail/x/secret"), "inside"));
      seen[isInside ? "inside" : "refused"]++;
      succeeds(() => host.writeFile("jail/x/new", "text"));
      succeeds(() => host.removeFile("jail/x/new"));
    }
    await new Promise((resolve) => setTimeout(resolve)); // for the end of the other
  }
  assert.instance(await other, LimitError);
  assert.ok(seen.inside > 0 && seen.refused > 0, `it came there both ways: ${JSON.stringify(seen)}`);
  assert.equal(readdirSync(files.at("out")).sort(), ["secret"]);
  assert.is(readFileSync(files.at("out/secret"), "utf8"), "secret");
});

/** Returns whether a call succeeds; fails with any error but an IoError. */
function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof IoError) return false;
    throw error;
  }
}

test.run();
