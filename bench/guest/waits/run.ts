import { Result, Unit, unit } from "as-io-lifetimes/assembly/abi";
import { Task, join, spawn, wait } from "as-io-lifetimes/assembly/async";
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { bytes, late, ready } from "./bindings/imports/bench/waits/source";
import { now } from "./bindings/imports/wasi/clocks/monotonic-clock";
import { print } from "./print";

const CALLS: u32 = 20_000;
const BYTES: u64 = 1 << 28;
const TASKS: u32 = 1_000;

function one(n: u32): u32 {
  return wait(late(n));
}

export function run(): Result<Unit, Unit> {
  for (let round = 0; round < 3; round++) {
    const atOnce = calls(false), later = calls(true);
    print(`${atOnce} ${later} ${mebibytes()} ${tasks()}`);
  }
  return Result.ok<Unit, Unit>(unit);
}

/** Nanoseconds for one call. */
function calls(isLate: bool): u64 {
  const start = now();
  for (let n: u32 = 0; n < CALLS; n++) {
    const result = isLate ? wait(late(n)) : wait(ready(n));
    assert(result == n);
  }
  return (now() - start) / CALLS;
}

/** Nanoseconds for a MiB. */
function mebibytes(): u64 {
  const start = now();
  const reader = wait(bytes(BYTES));
  const buffer = new Uint8Array(1 << 16);
  let total: u64 = 0;
  for (let n = reader.read(buffer); n > 0; n = reader.read(buffer)) total += n;
  assert(total == BYTES);
  return (now() - start) / (BYTES >> 20);
}

/** Nanoseconds for each of the tasks that wait at once. */
function tasks(): u64 {
  const start = now();
  const all = new OwnedArray<Task<u32>>();
  for (let n: u32 = 0; n < TASKS; n++) all.push(spawn(one, n));
  const results = join(all);
  for (let n: u32 = 0; n < TASKS; n++) assert(results[n] == n);
  return (now() - start) / TASKS;
}
