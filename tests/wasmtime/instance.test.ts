// Instances on libwasmtime: values, memory, host functions, traps and limits.
import { parse } from "@bytecodealliance/jco";
import { setTimeout } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { HostError } from "../../js/host/errors.js";
import { ExitError, LimitError, TrapError } from "../../js/host/errors.js";
import { onLibwasmtime, open } from "../support/libwasmtime.js";

const tests = suite("instance");
const test = onLibwasmtime(tests);

function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

test("numbers pass as on V8, in both directions", async () => {
  const wat = `(module
    (import "host" "all" (func $all (param i32 i64 f32 f64) (result f64)))
    (func (export "i32") (param i32) (result i32) local.get 0)
    (func (export "i64") (param i64) (result i64) local.get 0)
    (func (export "f32") (param f32) (result f32) local.get 0)
    (func (export "f64") (param f64) (result f64) local.get 0)
    (func (export "several") (param i64 f64) (result f64 i64) local.get 1 local.get 0)
    (func (export "none"))
    (func (export "through") (result f64) (call $all (i32.const -1) (i64.const -2) (f32.const 0.5) (f64.const -0))))`;
  const seen: unknown[] = [];
  const host = { all: (...args: unknown[]) => (seen.push(...args), 2.25) };
  const { exports, store } = await open(wat, { host });
  assert.is(exports["i32"]!(0xffffffff), -1);
  assert.is(exports["i32"]!(), 0);
  assert.is(exports["i32"]!(1.9), 1);
  assert.is(exports["i64"]!(-(2n ** 63n)), -(2n ** 63n));
  assert.is(exports["i64"]!(2n ** 64n + 5n), 5n);
  assert.throws(() => exports["i64"]!(1), TypeError);
  assert.throws(() => exports["i32"]!(1n), TypeError);
  assert.is(exports["f32"]!(0.1), Math.fround(0.1));
  assert.ok(Number.isNaN(exports["f64"]!()));
  assert.ok(Object.is(exports["f64"]!(-0), -0));
  assert.equal(exports["several"]!(7n, 1.5), [1.5, 7n]);
  assert.is(exports["none"]!(), undefined);
  assert.is(exports["several"]!.length, 2);
  assert.is(exports["through"]!(), 2.25);
  assert.equal(seen, [-1, -2n, 0.5, -0]);
  store.end("done");
});

test("a memory is the guest's own, and grows under the views of it", async () => {
  const { exports, store } = await open(`(module (memory (export "memory") 1 3)
    (func (export "get") (param i32) (result i32) (i32.load8_u (local.get 0)))
    (func (export "put") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
    (func (export "grow") (result i32) (memory.grow (i32.const 1))))`);
  const memory = exports.memory!;
  const before = new Uint8Array(memory.buffer);
  before[5] = 200;
  assert.is(exports["get"]!(5), 200);
  assert.is(memory.buffer, memory.buffer, "one buffer as long as it doesn't grow");
  assert.is(exports["grow"]!(), 1);
  assert.is(memory.buffer.byteLength, 2 * 65536);
  exports["put"]!(6, 100);
  exports["put"]!(70_000, 101);
  assert.is(before[6], 100, "it doesn't move");
  assert.is(new Uint8Array(memory.buffer)[70_000], 101);
  assert.is(memory.grow(1), 2);
  assert.is(memory.byteLength, 3 * 65536);
  assert.throws(() => memory.grow(1), /can't grow by 1/);
  store.end("done");
  assert.throws(() => memory.buffer, /the instance is gone: done/);
});

test("what is in view stays when the store ends, and is freed afterwards", async () => {
  const { exports, store } = await open(`(module (memory (export "memory") 1) (data (i32.const 0) "kept"))`);
  const view = Buffer.from(exports.memory!.buffer);
  store.end("done");
  for (let i = 0; i < 50; i++) Buffer.alloc(1 << 20); // what was freed would be used again
  assert.is(view.toString("utf8", 0, 4), "kept");
});

test("globals and tables are exported", async () => {
  const { exports, store } = await open(`(module
    (global (export "mutable") (mut i64) (i64.const 5)) (global (export "constant") f32 (f32.const 1.5))
    (table (export "table") 2 funcref) (elem (i32.const 0) $two)
    (func $two (result i32) i32.const 2))`);
  const [mutable, constant] = [exports["mutable"], exports["constant"]] as unknown as { value: unknown }[];
  assert.is(mutable!.value, 5n);
  mutable!.value = -1n;
  assert.is(mutable!.value, -1n);
  assert.is(constant!.value, 1.5);
  assert.throws(() => (constant!.value = 2), /global/);
  const table = exports["table"] as unknown as { length: number; get(index: number): (() => number) | null };
  assert.is(table.length, 2);
  assert.is(table.get(0)!(), 2);
  assert.is(table.get(1), null);
  assert.throws(() => table.get(2), RangeError);
  store.end("done");
});

test("an exception of a host function goes through the guest as it is", async () => {
  const reason = new Error("from the host");
  const { exports, store } = await open(
    `(module (import "host" "fail" (func $fail)) (func (export "run") call $fail) (func (export "one") (result i32) i32.const 1))`,
    {
      host: {
        fail() {
          throw reason;
        },
      },
    },
  );
  assert.is(
    thrown(() => exports["run"]!()),
    reason,
  );
  assert.is(exports["one"]!(), 1);
  assert.is(
    thrown(() => exports["run"]!()),
    reason,
  );
  store.end("done");
});

test("an exit goes through the guest as an ExitError", async () => {
  const { exports, store } = await open(
    `(module (import "w" "proc_exit" (func $exit (param i32))) (func (export "run") (call $exit (i32.const 7))))`,
    {
      w: {
        proc_exit(code: number) {
          throw new ExitError(code);
        },
      },
    },
  );
  const error = thrown(() => exports["run"]!());
  assert.instance(error, ExitError);
  assert.is((error as ExitError).exitCode, 7);
  store.end("done");
});

test("calls nest: guest, host, guest, and so do their errors", async () => {
  const wat = `(module (import "host" "again" (func $again (param i32) (result i32)))
    (func (export "down") (param i32) (result i32)
      (if (result i32) (local.get 0)
        (then (i32.add (i32.const 1) (call $again (i32.sub (local.get 0) (i32.const 1)))))
        (else (i32.div_u (i32.const 0) (i32.const 1)))))
    (func (export "trap") (param i32) (result i32)
      (if (result i32) (local.get 0) (then (call $again (i32.sub (local.get 0) (i32.const 1)))) (else unreachable))))`;
  let name = "down";
  const host = { again: (n: number) => exports[name]!(n) };
  const { exports, store } = await open(wat, { host });
  assert.is(exports["down"]!(50), 50);
  name = "trap";
  assert.match(thrown(() => exports["trap"]!(20)).message, /unreachable/);
  name = "down";
  assert.is(exports["down"]!(3), 3);
  store.end("done");
});

test("two instances nest, and a trap of the inner one doesn't touch the outer one", async () => {
  const inner = await open(`(module (func (export "boom") unreachable))`);
  const outer = await open(
    `(module (import "host" "call" (func $call (result i32))) (func (export "run") (result i32) call $call))`,
    {
      host: { call: () => (thrown(() => inner.exports["boom"]!()) instanceof TrapError ? 1 : 0) },
    },
  );
  assert.is(outer.exports["run"]!(), 1);
  inner.store.end("done");
  outer.store.end("done");
});

const traps: Record<string, [body: string, message: RegExp]> = {
  unreachable: ["unreachable", /^the module trapped: wasm `unreachable` instruction executed$/],
  "out of bounds": ["(drop (i32.load (i32.const 1000000)))", /out of bounds memory access$/],
  "division by zero": ["(drop (i32.div_s (i32.const 1) (i32.const 0)))", /integer divide by zero$/],
  "a null function": ["(call_indirect (i32.const 0))", /uninitialized element$/],
  "a stack that is used up": ["(call $main)", /call stack exhausted$/],
};
for (const [name, [body, message]] of Object.entries(traps)) {
  test(`${name} is a TrapError with wasmtime's message and the module's stack`, async () => {
    const { exports, store } = await open(`(module (memory 1) (table 1 funcref) (func $main (export "main") ${body}))`);
    for (let i = 0; i < 3; i++) {
      const error = thrown(() => exports["main"]!()) as TrapError;
      assert.instance(error, TrapError);
      assert.is(error.code, "ERR_IO_LIFETIMES_TRAP");
      assert.match(error.message, message);
      assert.match(error.stack!, /\n {4}at main \(wasm:wasm-function\[0\]:0x[0-9a-f]+\)/);
    }
    store.end("done");
  });
}

test("traps of V8 and of wasmtime in turn stay apart", async () => {
  const wat = `(module (memory 1) (func (export "f") (drop (i32.load (i32.const -1)))))`;
  const v8 = new WebAssembly.Instance(new WebAssembly.Module((await parse(wat)) as BufferSource)).exports[
    "f"
  ] as () => void;
  const { exports, store } = await open(wat);
  for (let i = 0; i < 100; i++) {
    assert.instance(thrown(v8), WebAssembly.RuntimeError);
    assert.instance(
      thrown(() => exports["f"]!()),
      TrapError,
    );
  }
  store.end("done");
});

const LOOP = `(module (func (export "forever") (loop $l (br $l))) (func (export "one") (result i32) i32.const 1))`;

test("fuel ends a loop, with the limit in the message", async () => {
  const { exports, store } = await open(LOOP, {}, { fuel: 10_000 });
  assert.is(exports["one"]!(), 1);
  const error = thrown(() => exports["forever"]!()) as LimitError;
  assert.instance(error, LimitError);
  assert.is(error.limit, "fuel");
  assert.is(error.message, "the module was stopped: its fuel, 10000 units, is used up");
  store.end("done");
});

test("a timeout ends each call that takes longer, and no other", async () => {
  const { exports, store } = await open(LOOP, {}, { timeout: 50 });
  for (let i = 0; i < 2; i++) {
    const start = performance.now();
    assert.is(thrown(() => exports["forever"]!()).message, "the module was stopped: it ran for longer than 50 ms");
    assert.ok(performance.now() - start >= 50, "not earlier");
  }
  await setTimeout(100);
  assert.is(exports["one"]!(), 1);
  store.end("done");
});

test("a memory doesn't grow beyond its limit", async () => {
  const { exports, store } = await open(
    `(module (memory (export "memory") 1) (func (export "grow") (result i32) (memory.grow (i32.const ` +
      `1))) (func (export "trap") unreachable))`,
    {},
    { maxMemory: 2 * 65536 },
  );
  assert.is(exports["grow"]!(), 1);
  assert.is(exports["grow"]!(), -1);
  assert.is(exports.memory!.byteLength, 2 * 65536);
  const error = thrown(() => exports["trap"]!()) as LimitError;
  assert.is(error.limit, "maxMemory");
  assert.is(
    error.message,
    "the module trapped with 131072 of at most 131072 bytes of memory in use: wasm `unreachable` instruction executed",
  );
  store.end("done");
});

test("a store that has ended refuses every call", async () => {
  const { exports, store } = await open(LOOP);
  store.end("it was ended");
  const error = thrown(() => exports["one"]!()) as HostError;
  assert.is(error.code, "ERR_IO_LIFETIMES_ENDED");
});

test("a store can be ended from inside of its own call, which goes on to its end", async () => {
  const seen: number[] = [];
  const host = { end: () => store.end("from inside"), see: (n: number) => seen.push(n) };
  const wat = `(module (import "host" "end" (func $end)) (import "host" "see" (func $see (param i32)))
    (func (export "run") (result i32) call $end (call $see (i32.const 7)) i32.const 3)
    (func (export "boom") call $end unreachable))`;
  const { exports, store } = await open(wat, { host });
  const other = await open(`(module (import "host" "f" (func $f)) (func (export "run") call $f))`, {
    host: { f: () => seen.push(-1) },
  });
  assert.is(exports["run"]!(), 3);
  assert.equal(seen, [7], "its own function, and no other one, is called");
  assert.is((thrown(() => exports["run"]!()) as HostError).message, "the instance is gone: from inside");
  other.store.end("done");
});

test("a store that is ended from inside of a call that traps then is freed, and the trap is told", async () => {
  const host = { end: () => store.end("from inside") };
  const { exports, store } = await open(
    `(module (import "host" "end" (func $end)) (memory (export "memory") 2) (func (export "boom") call $end unreachable))`,
    { host },
    { maxMemory: 131072 },
  );
  assert.match(thrown(() => exports["boom"]!()).message, /unreachable/);
  assert.throws(() => exports.memory!.byteLength, /the instance is gone/);
});

test("imports that aren't there, and types that can't pass, are told", async () => {
  const missing = await open(`(module (import "a" "b" (func)))`).catch((error: HostError) => error);
  assert.is((missing as HostError).code, "ERR_IO_LIFETIMES_BAD_MODULE");
  assert.match((missing as HostError).message, /unknown import: `a::b`/);
  const { exports, store } = await open(`(module (func (export "f") (param externref)))`);
  assert.match(thrown(() => exports["f"]!(1)).message, /a value of type reference can't pass/);
  store.end("done");
});

tests.run();
