// The clock of wasmtime's timeouts, as its thread and the callers advance it.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { Epochs, newEpochMemory, TICK } from "../../js/host/engines/wasmtime/epochs.js";

/** Returns two users of the same clock, and how many times they have incremented the epoch. */
function users(): { thread: Epochs; caller: Epochs; count: () => number } {
  const shared = newEpochMemory();
  let count = 0;
  const [thread, caller] = [new Epochs(shared, () => count++), new Epochs(shared, () => count++)];
  return { thread, caller, count: () => count };
}

function wait(ticks: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ticks * TICK);
}

test("a thread that wakes late makes up for the ticks that it missed", () => {
  const { thread, caller, count } = users();
  const start = performance.now();
  caller.restart();
  wait(20);
  thread.advance();
  const passed = (performance.now() - start) / TICK;
  assert.ok(count() >= 19 && count() <= passed + 1, `${count()} of ${passed} ticks`);
});

test("no tick counts twice, whoever advances the epoch", () => {
  const { thread, caller, count } = users();
  const start = performance.now();
  caller.restart();
  for (let i = 0; i < 20; i++) {
    wait(1);
    caller.advance();
    thread.advance();
  }
  const passed = (performance.now() - start) / TICK;
  assert.ok(count() >= 19 && count() <= passed + 1, `${count()} of ${passed} ticks`);
});

test("time without a running call doesn't count", () => {
  const { thread, caller, count } = users();
  caller.restart();
  wait(20);
  caller.restart();
  thread.advance();
  assert.ok(count() < 19, `${count()} ticks`);
});

test.run();
