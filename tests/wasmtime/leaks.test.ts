// Instances that have ended leave nothing behind: 1,000 of them in one process, each with its memory, its host functions and
// its files.
import { readdirSync, readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiate } from "../../js/host/index.js";
import { LimitError, TrapError } from "../../js/host/errors.js";
import { onLibwasmtime, open } from "../support/libwasmtime.js";

const tests = suite("leaks");
const test = onLibwasmtime(tests);

const TIMES = 1000;

/** What the process has now: descriptors, ranges of its address space, and resident bytes. */
function held() {
  const maps = readFileSync("/proc/self/maps", "utf8").split("\n").length;
  return { descriptors: readdirSync("/proc/self/fd").length, maps, bytes: process.memoryUsage().rss };
}

async function flat(work: () => Promise<void>): Promise<void> {
  for (let i = 0; i < TIMES / 10; i++) await work(); // caches fill
  const before = held();
  for (let i = 0; i < TIMES; i++) await work();
  const after = held();
  assert.is(after.descriptors, before.descriptors);
  assert.ok(after.maps < before.maps + 100, `${before.maps} ranges of memory before, ${after.maps} after`);
  const grown = after.bytes - before.bytes;
  assert.ok(grown < 64 << 20, `${Math.round(grown / 1024)} KiB more after ${TIMES} instances`);
}

test("instances of the library that are ended", async () => {
  await flat(async () => {
    const host = await instantiate({ engine: "wasmtime", preopens: { ".": "." } });
    host.open("package.json").read(new Uint8Array(16));
    assert.is(host.end().length, 1);
  });
});

const HOSTILE = `(module (import "host" "f" (func $f (param i32) (result i32))) (memory (export "memory") 1)
  (func (export "loop") (loop $l (br $l)))
  (func $deeper (export "recurse") call $deeper)
  (func (export "grow") (loop $l (br_if $l (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) unreachable)
  (func (export "call") (drop (call $f (i32.const 1))) unreachable))`;

const stopped = {
  loop: [{ fuel: 20_000 }, LimitError],
  recurse: [{}, TrapError],
  grow: [{ maxMemory: 1 << 20 }, LimitError],
  call: [{}, TrapError],
} as const;

for (const [name, [limits, kind]] of Object.entries(stopped)) {
  test(`instances that are stopped in "${name}"`, async () => {
    await flat(async () => {
      const { exports, store } = await open(HOSTILE, { host: { f: (n: number) => n } }, limits);
      assert.throws(
        () => exports[name]!(),
        (error: unknown) => error instanceof kind,
      );
      store.end("stopped");
    });
  });
}

tests.run();
