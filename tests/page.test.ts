// js/page.ts, preview1 for a web page, from its text alone, as asc's bindings have it.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { preview1, type BoundPreview1 } from "../js/page.js";

const test = suite("preview1 in a page");

type Functions = Record<string, (...args: unknown[]) => number>;

/** The function in a scope that has nothing of its module, with a console that keeps its lines. */
function page(exports: object = {}): {
  lines: string[];
  memory: WebAssembly.Memory;
  wasi: Functions;
  started: Functions;
} {
  const lines: string[] = [];
  const console = { log: (line: string) => lines.push(line), error: (line: string) => lines.push(`! ${line}`) };
  const made = new Function("console", `return (${preview1.toString()})();`)(console) as BoundPreview1;
  const memory = new WebAssembly.Memory({ initial: 2 });
  const { exports: started } = made.started({ exports: { memory, ...exports } });
  return { lines, memory, wasi: made.imports as Functions, started: started as Functions };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

test("output is printed line by line, the rest at the end; a character may come in two parts", async () => {
  const { lines, memory, wasi } = page();
  const write = (fd: number, ...bytes: number[]) => {
    new Uint8Array(memory.buffer).set(bytes, 64);
    new Uint32Array(memory.buffer, 0, 2).set([64, bytes.length]);
    return [wasi["fd_write"]!(fd, 0, 1, 16), new Uint32Array(memory.buffer)[4]];
  };
  assert.equal(write(1, 0x61, 0xc3), [0, 2]);
  assert.equal(write(1, 0xa4, 0x0a, 0x62), [0, 3]);
  assert.equal(write(2, 0x65, 0x0a), [0, 2]);
  assert.equal(lines, ["aä", "! e"]);
  await pause();
  assert.equal(lines, ["aä", "! e", "b"]);
  write(1, 0x63, 0x0a);
  assert.equal(lines.slice(3), ["c"]);
  assert.is(write(3)[0], 8);
});

test("there are clocks and random bytes, an empty input, no preopens, and no other calls", () => {
  const { memory, wasi } = page();
  const number = () => new BigUint64Array(memory.buffer)[1]!;
  assert.is(wasi["clock_time_get"]!(0, 0n, 8), 0);
  assert.ok(Math.abs(Number(number() / 1_000_000n) - Date.now()) < 60_000);
  assert.is(wasi["clock_time_get"]!(1, 0n, 8), 0);
  const before = number();
  wasi["clock_time_get"]!(1, 0n, 8);
  assert.ok(number() >= before);
  assert.is(wasi["clock_time_get"]!(7, 0n, 8), 28);
  assert.is(wasi["random_get"]!(1024, 70_000), 0); // more than one call of crypto may fill
  assert.ok(new Uint8Array(memory.buffer, 1024 + 65_536, 4_464).some((byte) => byte !== 0));
  new Uint32Array(memory.buffer)[4] = 9;
  assert.is(wasi["fd_read"]!(0, 0, 0, 16), 0);
  assert.is(new Uint32Array(memory.buffer)[4], 0);
  assert.is(wasi["fd_prestat_get"]!(3, 0), 8);
  assert.is(wasi["path_open"]!(), 52);
});

test("a program that exits with 0 has run; another exit is thrown", () => {
  let code = 0;
  const { wasi, started } = page({ _start: () => wasi["proc_exit"]!(code) });
  started["_start"]!();
  code = 3;
  assert.throws(() => started["_start"]!(), /exit code 3/);
});

test.run();
