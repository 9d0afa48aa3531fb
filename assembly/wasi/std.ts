// @trusted: raw calls of WASI preview1, and memory by address
// What AssemblyScript would import from a module "env", made from preview1, so that a program imports preview1
// alone. asconfig.json puts these in place of the standard ones (its `use`).

import { clock_time_get, random_get } from "./imports";
import { STREAM, flush, putNumber, putText } from "./text";
import { ClockId, RawFd } from "./types";

export { writeBytes, writeText } from "./text";

// @ts-ignore: decorator
@inline const STDERR: RawFd = 2;

// @ts-ignore: decorator
@inline const CONSOLE_OUT: RawFd = 1 | STREAM;

// @ts-ignore: decorator
@inline const CONSOLE_ERR: RawFd = 2 | STREAM;

// When each timer of `console.time` was started, in nanoseconds.
// @ts-ignore: decorator
@lazy const timers = new Map<string, u64>();

/**
 * Ends the program with a trap, after a line on standard error: `abort: MESSAGE in FILE(LINE:COLUMN)`. Parts
 * that are missing are left out. Failed assertions and `throw` come here. Allocates nothing.
 */
export function abort(
  message: string | null = null, fileName: string | null = null, line: u32 = 0, column: u32 = 0
): void {
  putText(STDERR, "abort");
  if (message != null && message.length > 0) {
    putText(STDERR, ": ");
    putText(STDERR, message);
  }
  if (fileName != null) {
    putText(STDERR, " in ");
    putText(STDERR, fileName);
    putText(STDERR, "(");
    putNumber(STDERR, line);
    putText(STDERR, ":");
    putNumber(STDERR, column);
    putText(STDERR, ")");
  }
  putText(STDERR, "\n");
  flush(STDERR);
  unreachable();
}

/** Writes a line to standard error: `trace: MESSAGE A0, A1…`, with the first `n` of the five numbers. */
export function trace(
  message: string, n: i32 = 0, a0: f64 = 0, a1: f64 = 0, a2: f64 = 0, a3: f64 = 0, a4: f64 = 0
): void {
  putText(STDERR, "trace: ");
  putText(STDERR, message);
  if (n > 0) putArgument(" ", a0);
  if (n > 1) putArgument(", ", a1);
  if (n > 2) putArgument(", ", a2);
  if (n > 3) putArgument(", ", a3);
  if (n > 4) putArgument(", ", a4);
  putText(STDERR, "\n");
  flush(STDERR);
}

function putArgument(before: string, value: f64): void {
  putText(STDERR, before);
  putText(STDERR, value.toString());
}

/** 64 random bits in the shape of an f64, from which `Math.random` starts. Traps if the host has none. */
export function seed(): f64 {
  const bits = memory.data(sizeof<f64>(), 8);
  if (random_get(bits, sizeof<f64>())) abort("random_get failed, so Math.random has no seed");
  return load<f64>(bits);
}

/** The `console` of AssemblyScript's standard library. Each call writes a line. */
export namespace console {
  /** Writes to standard error unless `condition` holds. The program continues. */
  export function assert<T>(condition: T, message: string = ""): void {
    if (!condition) {
      putText(CONSOLE_ERR, message.length > 0 ? "Assertion failed: " : "Assertion failed");
      writeLine(CONSOLE_ERR, message);
    }
  }

  /** To standard output. */
  export function log(message: string = ""): void {
    writeLine(CONSOLE_OUT, message);
  }

  /** To standard output. */
  export function debug(message: string = ""): void {
    writeLine(CONSOLE_OUT, message);
  }

  /** To standard output. */
  export function info(message: string = ""): void {
    writeLine(CONSOLE_OUT, message);
  }

  /** To standard error. */
  export function warn(message: string = ""): void {
    writeLine(CONSOLE_ERR, message);
  }

  /** To standard error. */
  export function error(message: string = ""): void {
    writeLine(CONSOLE_ERR, message);
  }

  /** Starts the timer `label`, or starts it again. */
  export function time(label: string = "default"): void {
    timers.set(label, monotonic());
  }

  /** Writes the milliseconds since `time` to standard output; says so on standard error if there was none. */
  export function timeLog(label: string = "default"): void {
    if (!timers.has(label)) return warn(`Timer '${label}' does not exist`);
    log(`${label}: ${<f64>(monotonic() - timers.get(label)) / 1e6}ms`);
  }

  /** `timeLog`, and forgets the timer. */
  export function timeEnd(label: string = "default"): void {
    timeLog(label);
    timers.delete(label);
  }
}

/** The monotonic clock in nanoseconds, or 0 where there is none. */
export function monotonic(): u64 {
  const time = memory.data(sizeof<u64>(), 8);
  return clock_time_get(ClockId.MONOTONIC, 1, time) ? 0 : load<u64>(time);
}

function writeLine(fd: RawFd, message: string): void {
  putText(fd, message);
  putText(fd, "\n");
  flush(fd);
}
