// The core module under a component: what it promises to the Canonical ABI, beyond what an engine shows.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { initialize } from "../../js/host/engines/v8.js";
import { createGuard } from "../../js/host/guard/guard.js";
import { root } from "../support/asc.js";
import { compileWorld } from "./support/build.js";

const wit = { path: join(root, "tests/bindgen/wit/counters.wit") };

const SOURCE = readFileSync(join(root, "tests/bindgen/guest/counters.ts"), "utf8");

const INTERFACE = "test$counters$counters";

interface Core {
  readonly exports: Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };
  /** The reps that were given out. */
  readonly reps: number[];
  start(): void;
  stderr(): string;
}

/** An instance without a component around it: a handle is its rep and 1000. */
async function open(options: string[] = []): Promise<Core> {
  const wasm = await compileWorld({
    wit,
    sources: { "counters.ts": SOURCE },
    options: ["--config", join(root, "asconfig.json"), "--exportStart", "_initialize", ...options],
  });
  const guard = createGuard({ stdin: "ignore", stdout: "ignore", stderr: "buffer" });
  const reps: number[] = [];
  const intrinsics = {
    "[resource-new]counter": (rep: number) => (reps.push(rep), rep + 1000),
    "[resource-rep]counter": (handle: number) => handle - 1000,
    "[resource-drop]counter": (handle: number) => exports[`${INTERFACE}$$dtor$counter`]!(handle - 1000),
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), {
    wasi_snapshot_preview1: guard.imports as never,
    "[export]test:counters/counters": intrinsics,
  });
  const exports = instance.exports as unknown as Core["exports"];
  return {
    exports,
    reps,
    start: () => initialize(guard, instance),
    stderr: () => Buffer.from(guard.stderr ?? []).toString(),
  };
}

test("reps start at 1 and are never used again", async () => {
  const { exports, reps, start } = await open();
  start();
  const make = () => exports[`${INTERFACE}$$constructor$counter`]!(7);
  make();
  exports[`${INTERFACE}$$dtor$counter`]!(1);
  make();
  exports[`${INTERFACE}$take`]!(1002);
  make();
  assert.equal(reps, [1, 2, 3]);
});

test("an owner that comes back is the component's own again, and its destructor runs once", async () => {
  const { exports, start } = await open();
  start();
  const handle = exports[`${INTERFACE}$$constructor$counter`]!(7);
  assert.is(exports[`${INTERFACE}$take`]!(handle), 0, "the drop of its handle has not ended it");
  const other = exports[`${INTERFACE}$$constructor$counter`]!(8);
  assert.is(exports[`${INTERFACE}$take`]!(other), 1);
});

for (const [what, rep] of [
  ["has ended", 1],
  ["never was", 99],
  ["is 0", 0],
  ["is negative", -1],
] as const) {
  test(`a rep that ${what} is refused by name`, async () => {
    const { exports, stderr, start } = await open();
    start();
    exports[`${INTERFACE}$$constructor$counter`]!(7);
    exports[`${INTERFACE}$$dtor$counter`]!(1);
    assert.throws(() => exports[`${INTERFACE}$$method$counter_value`]!(rep), /unreachable/);
    assert.ok(stderr().includes(`test:counters/counters counter: resource ${rep} has ended, or never was`), stderr());
  });
}

test("a destructor never traps, whatever it is given", async () => {
  const { exports, start } = await open();
  start();
  exports[`${INTERFACE}$$constructor$counter`]!(7);
  for (const rep of [1, 1, 0, -1, 99, 0x7fffffff]) exports[`${INTERFACE}$$dtor$counter`]!(rep);
});

for (const runtime of ["incremental", "minimal", "stub"]) {
  test(`cabi_realloc works before _initialize, and never collects: runtime ${runtime}`, async () => {
    const { exports, start } = await open(["--runtime", runtime]);
    const first = exports["cabi_realloc"]!(0, 0, 8, 65536),
      second = exports["cabi_realloc"]!(0, 0, 8, 65536);
    assert.ok(first % 8 === 0 && second % 8 === 0 && Math.abs(second - first) >= 65536);
    new Uint8Array(exports.memory.buffer, second, 4).set([1, 2, 3, 4]);
    const grown = exports["cabi_realloc"]!(second, 65536, 8, 200_000);
    assert.equal([...new Uint8Array(exports.memory.buffer, grown, 4)], [1, 2, 3, 4]);
    assert.is(exports["cabi_realloc"]!(0, 0, 4, 0), 4, "nothing is aligned, and not freed");
    new Uint8Array(exports.memory.buffer, first, 65536).fill(7);
    start();
    const fill = (bytes: number) => exports[`${INTERFACE}$fill`]!(bytes);
    fill(1000);
    const collected = fill(0);
    assert.ok(
      new Uint8Array(exports.memory.buffer, first, 65536).every((byte) => byte === 7),
      "what was given out before stays",
    );
    for (let i = 0; i < 20_000; i++) exports["cabi_realloc"]!(0, 0, 1, 100);
    assert.is(fill(0), collected);
    if (runtime === "incremental") assert.ok(fill(1 << 20) > collected, "the collector would have had something to do");
  });
}

test.run();
