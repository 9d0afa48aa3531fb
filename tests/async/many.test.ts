// Ten thousand tasks at once in one instance: on a host of our own, which answers late, and on the command wasmtime.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../bindgen/support/build.js";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { playPrograms } from "./fuzz/play.js";
import { inFolder, noCommand, runOnCommand, withWasi } from "./support/engines.js";

const OPTIONS = ["-O1", "--runtime", "incremental"];

test("a thousand tasks wait in one call, and beside two others", async () => {
  const text = `function many(x: u32): u32 {
    const tasks = new OwnedArray<Task<u32>>();
    for (let i: u32 = 0; i < 1000; i++) tasks.push(spawn(twice, mix(x, i)));
    return all(join(tasks));
  }`;
  assert.equal(await playPrograms([{ name: "many", text }], 0, OPTIONS), []);
});

const WIT = `package test:many;

world many {
  import wasi:clocks/monotonic-clock@0.3.0;
  import wasi:cli/stdout@0.3.0;
  export wasi:cli/run@0.3.0;
}`;

const RUN = `
import { Result, Unit, unit } from "as-io-lifetimes/assembly/abi";
import { Task, join, sleep, spawn } from "as-io-lifetimes/assembly/async";
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { print } from "./print";

function nap(n: u64): u64 {
  const name = n.toString();
  for (let i = 0; i < 2; i++) sleep(1_000_000 + n % 7);
  return n + name.length;
}

export function run(): Result<Unit, Unit> {
  const tasks = new OwnedArray<Task<u64>>();
  for (let n: u64 = 0; n < 10_000; n++) tasks.push(spawn(nap, n));
  print(join(tasks).reduce((sum, one) => sum + one, <u64>0).toString());
  print((memory.size() * 64).toString());
  return Result.ok<Unit, Unit>(unit);
}`;

const NAME = "ten thousand tasks on the command";
if (noCommand !== undefined) skip(test, NAME, noCommand);
else
  test(NAME, () =>
    inFolder(async (folder) => {
      const page = readFileSync(join(root, "docs/async.md"), "utf8");
      const print = /^```ts print\.ts\n([\s\S]+?)^```$/m.exec(page)![1]!;
      const sources = { "run.ts": RUN, "print.ts": print };
      const component = await build({ wit: { path: withWasi(folder, WIT) }, sources, options: OPTIONS });
      const { status, stdout, stderr } = await runOnCommand(component);
      assert.is(status, 0, stderr);
      const [sum, kibibytes] = stdout.trim().split("\n").map(Number);
      const digits = 10 * 1 + 90 * 2 + 900 * 3 + 9000 * 4;
      assert.is(sum, (9_999 * 10_000) / 2 + digits);
      assert.ok(kibibytes! < 24 * 1024, `${kibibytes} KiB of memory`);
    }),
  );

test.run();
