// Many instances and programs in one process: each has its own end, and descriptors, threads and handles are as before.
import { readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engineNamed } from "../../js/host/engines/registry.js";
import { LimitError, TrapError } from "../../js/host/index.js";
import { nothingStaysOpen, openInProcess } from "../support/descriptors.js";
import { engine, instantiate, run } from "../support/engine.js";
import { tree } from "../support/tree.js";
import { command, wat } from "../support/wat.js";

const test = suite("soak");
const { limits, instanceLimits = [] } = await engineNamed(engine);
const INSTANCES = 300;
const PROGRAMS = 30;

const threads = () => readdirSync("/proc/self/task").length;

/** Waits until there are at most `most` threads: the last of them end in the turns that follow. */
async function threadsAtMost(most: number): Promise<void> {
  for (const limit = Date.now() + 10_000; threads() > most && Date.now() < limit;) await delay(20);
  assert.ok(threads() <= most, `${threads()} threads, and before it were ${most}`);
}

/** A reactor whose functions open files and leave them open. */
const reactor = wat(`(module
  (import "wasi_snapshot_preview1" "path_open" (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (memory (export "memory") 1) (data (i32.const 0) "f")
  (func $open (drop (call $path_open (i32.const 3) (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 0) (i64.const 2) (i64.const 0)
    (i32.const 0) (i32.const 64))))
  (func (export "_initialize"))
  (func (export "fine") (call $open) (call $open))
  (func (export "trap") (call $open) (unreachable))
  (func $recurse (call $recurse))
  (func (export "deep") (call $open) (call $recurse))
  (func (export "spin") (call $open) (loop $l (br $l))))`);

test(`${INSTANCES} instances, of which a third trap${instanceLimits.includes("timeout") ? " and a tenth are stopped" : ""}`, async () => {
  using files = tree({ f: "text" });
  const spins = instanceLimits.includes("timeout");
  const ended = { fine: 0, trap: 0, stopped: 0 };
  const live = async (i: number) => {
    using host = await instantiate({ module: reactor, preopens: { ".": files.path }, ...(spins && { timeout: 30 }) });
    const way = i % 3 === 0 ? (i % 6 === 0 ? "trap" : "deep") : spins && i % 10 === 1 ? "spin" : "fine";
    try {
      (host.exports[way] as () => void)();
      ended.fine++;
    } catch (error) {
      if (error instanceof TrapError) ended.trap++;
      else if (error instanceof LimitError) ended.stopped++;
      else throw error;
    }
  };
  for (let i = 0; i < 6; i++) await live(i); // loads what is loaded on first use
  const before = [openInProcess(), threads()] as const;
  for (let i = 0; i < INSTANCES; i++) await live(i);
  assert.equal([ended.trap, ended.stopped > 0], [INSTANCES / 3 + 2, spins]);
  await nothingStaysOpen(before[0]);
  await threadsAtMost(before[1]);
});

if (limits.includes("timeout"))
  test(`${PROGRAMS} programs at once, of which a third are stopped and a third trap`, async () => {
    const modules = [
      command("(loop $l (br $l))"),
      command("(unreachable)"),
      command("(drop (memory.grow (i32.const 3)))"),
    ];
    const play = (module: Uint8Array) =>
      run(module, { args: ["x"], stdin: "ignore", timeout: 1000 }).then(
        ({ exitCode }) => String(exitCode),
        (error: unknown) => (error as Error).name,
      );
    await Promise.all(modules.map(play));
    const before = [openInProcess(), threads()] as const;
    const ends = await Promise.all(Array.from({ length: PROGRAMS }, (_, i) => play(modules[i % 3]!)));
    assert.equal(
      ends,
      Array.from({ length: PROGRAMS }, (_, i) => ["LimitError", "TrapError", "0"][i % 3]),
    );
    await nothingStaysOpen(before[0]);
    await threadsAtMost(before[1]);
  });

test.run();
