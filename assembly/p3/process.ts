// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { ClockId } from "../wasi/types";
import { finish } from "./close";
import { exit, exitWithCode, getArguments, getEnvironment } from "./imports/cli";
import { getRandomBytes, monotonicNow, monotonicResolution, systemNow, systemResolution } from "./imports/system";

// The arguments and the environment, the end of the program, clocks and randomness.

// @ts-ignore: decorator
@inline const NANOSECONDS: i64 = 1_000_000_000;
// @ts-ignore: decorator
@inline const AT_ONCE: usize = 1 << 16;

// The lists that the host gave, address and length. They are kept: the program asks for their sizes first.
// @ts-ignore: decorator
@lazy const args = memory.data(8, 4);
// @ts-ignore: decorator
@lazy const environment = memory.data(8, 4);
// @ts-ignore: decorator
@lazy const result = memory.data(16, 8);

export function args_sizes_get(count: usize, size: usize): i32 {
  if (!load<usize>(args)) getArguments(args);
  const list = load<usize>(args), length = load<u32>(args, 4);
  let bytes: u32 = 0;
  for (let i: u32 = 0; i < length; i++) bytes += load<u32>(list + i * 8, 4) + 1;
  store<u32>(count, length);
  store<u32>(size, bytes);
  return Errno.SUCCESS;
}

export function args_get(pointers: usize, buffer: usize): i32 {
  if (!load<usize>(args)) getArguments(args);
  const list = load<usize>(args), length = load<u32>(args, 4);
  for (let i: u32 = 0; i < length; i++) {
    store<usize>(pointers + i * sizeof<usize>(), buffer);
    buffer = copyText(list + i * 8, buffer, 0);
  }
  return Errno.SUCCESS;
}

export function environ_sizes_get(count: usize, size: usize): i32 {
  if (!load<usize>(environment)) getEnvironment(environment);
  const list = load<usize>(environment), length = load<u32>(environment, 4);
  let bytes: u32 = 0;
  for (let i: u32 = 0; i < length; i++) bytes += load<u32>(list + i * 16, 4) + load<u32>(list + i * 16, 12) + 2;
  store<u32>(count, length);
  store<u32>(size, bytes);
  return Errno.SUCCESS;
}

export function environ_get(pointers: usize, buffer: usize): i32 {
  if (!load<usize>(environment)) getEnvironment(environment);
  const list = load<usize>(environment), length = load<u32>(environment, 4);
  for (let i: u32 = 0; i < length; i++) {
    store<usize>(pointers + i * sizeof<usize>(), buffer);
    buffer = copyText(list + i * 16, buffer, 0x3d); // "="
    buffer = copyText(list + i * 16 + 8, buffer, 0);
  }
  return Errno.SUCCESS;
}

/** Copies the text whose address and length are at `from`, and a byte behind it. Returns the address after that. */
function copyText(from: usize, to: usize, end: u8): usize {
  const length = load<u32>(from, 4);
  memory.copy(to, load<usize>(from), length);
  store<u8>(to + length, end);
  return to + length + 1;
}

/**
 * A code above 1 needs `exit-with-code`, which hosts have switched off: a program that was compiled with `--use
 * IO_LIFETIMES_EXIT_CODE=1` calls it, others exit with 1.
 */
export function proc_exit(code: u32): void {
  finish();
  if (isDefined(IO_LIFETIMES_EXIT_CODE)) exitWithCode(code);
  else exit(code ? 1 : 0);
  unreachable();
}

/** WASI 0.3 has no signals. */
export function proc_raise(signal: i32): i32 {
  return Errno.NOSYS;
}

/** There are no threads to let run. */
export function sched_yield(): i32 {
  return Errno.SUCCESS;
}

export function clock_time_get(id: ClockId, precision: u64, time: usize): i32 {
  if (id == ClockId.MONOTONIC) store<u64>(time, monotonicNow());
  else if (id == ClockId.REALTIME) {
    systemNow(result);
    store<i64>(time, load<i64>(result) * NANOSECONDS + load<u32>(result, 8));
  } else return Errno.BADF;
  return Errno.SUCCESS;
}

export function clock_res_get(id: ClockId, resolution: usize): i32 {
  if (id == ClockId.MONOTONIC) store<u64>(resolution, monotonicResolution());
  else if (id == ClockId.REALTIME) store<u64>(resolution, systemResolution());
  else return Errno.BADF;
  return Errno.SUCCESS;
}

export function random_get(buffer: usize, length: usize): i32 {
  while (length) {
    getRandomBytes(min(length, AT_ONCE), result);
    const bytes = load<usize>(result), count = load<u32>(result, 4);
    if (!count) return Errno.IO;
    memory.copy(buffer, bytes, count);
    heap.free(bytes);
    buffer += count;
    length -= count;
  }
  return Errno.SUCCESS;
}
