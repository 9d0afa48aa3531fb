// Random modules: any outcome but a result and the host's own errors is a fault. `tests/module-fuzz/main.ts` plays more of them.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { playModules } from "../module-fuzz/play.js";
import { nothingStaysOpen, openInProcess } from "../support/descriptors.js";
import { engine } from "../support/engine.js";

const test = suite("random modules");
const COUNT = 200;

test(`${COUNT} random modules end with a result or an error of the host, and leave nothing`, async () => {
  await playModules(engine, 1, 5); // loads what is loaded on first use
  const before = openInProcess();
  const { faults, outcomes } = await playModules(engine, 1000, COUNT);
  assert.equal(faults, []);
  for (const outcome of ["run: result", "run: TrapError", "run: HostError", "instantiate: result", "call: TrapError"])
    assert.ok((outcomes.get(outcome) ?? 0) > 0, `${outcome}: ${outcomes.get(outcome)}`);
  await nothingStaysOpen(before);
});

test.run();
