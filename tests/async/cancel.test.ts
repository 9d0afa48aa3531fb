// A host cancels a call of an async export. The function leaves its waits, its owners are dropped, and the call is confirmed as
// cancelled. A function that doesn't notice ends with its result.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compileWorld } from "../bindgen/support/build.js";
import { Random } from "../ownership/fuzz/random.js";
import { root } from "../support/asc.js";
import { imports } from "./fuzz/world.js";
import { Host } from "./host/host.js";
import { inFolder, withWasi } from "./support/engines.js";

const GUEST = `
import { isCancelled, wait } from "as-io-lifetimes/assembly/async";
import { pause } from "./bindings/world";

let living: u32 = 0;

@owned class Guard {
  constructor() { living++; }
  drop(): void { living--; }
}

export function run(program: u32, argument: u32): u32 {
  const guard = new Guard();
  let turns: u32 = 0;
  if (program == 0) while (pause(turns).tryWait().isSome) turns++;
  else if (program == 1) while (!isCancelled()) { wait(pause(1)); turns++; }
  else for (; turns < argument; turns++) wait(pause(1));
  return turns;
}

export function guards(): u32 { return living; }
`;

const wit = readFileSync(join(root, "tests/async/fuzz/world.wit"), "utf8");

let core: Promise<Uint8Array> | undefined;
const compiled = () =>
  (core ??= inFolder((place) =>
    compileWorld({ wit: { path: withWasi(place, wit) }, sources: { "fuzz.ts": GUEST }, options: ["-O1"] }),
  ));

/** Runs a program and cancels it after some turns. Returns what `task.return` passed, or null if the call was cancelled. */
async function cancelled(program: number): Promise<number | null> {
  const module = new WebAssembly.Module((await compiled()) as Uint8Array<ArrayBuffer>);
  const host = new Host(module, imports, "late", new Random(1));
  const task = host.start("run", program, 50);
  let turn = 0;
  host.settle([task], () => turn++ === 5 && task.cancel());
  host.finish();
  assert.is(task.phase, "resolved");
  assert.is(host.call("guards"), 0);
  assert.equal(host.handles.living(), []);
  return task.result;
}

test("a wait that returns early ends the call as cancelled", async () => assert.is(await cancelled(0), null));
test("so does a function that asks", async () => assert.is(await cancelled(1), null));
test("a function that doesn't notice returns its result", async () => assert.is(await cancelled(2), 50));

test.run();
