// @trusted: its base class, of AssemblyScript's own library, isn't marked
// The globals of AssemblyScript that would import a clock or randomness from a module "env", made from preview1.
// asconfig.json puts these in place of the standard ones (its `use`).

// @ts-ignore: a module of AssemblyScript's own library
import { Date as StandardDate } from "date";
import { fill } from "./random";
import { timeOf } from "./time";
import { ClockId } from "./types";

// @ts-ignore: decorator
@inline const NANOSECONDS: i64 = 1_000_000;

/** The `Date` of AssemblyScript's standard library. `new Date()` is the time now. */
export class Date extends StandardDate {
  constructor(epochMillis: i64 = Date.now()) {
    super(epochMillis);
  }

  /** The milliseconds since 1970. `clock_time_get` */
  static now(): i64 {
    return timeOf(ClockId.REALTIME) / NANOSECONDS;
  }

  static UTC(
    year: i32, month: i32 = 0, day: i32 = 1, hour: i32 = 0, minute: i32 = 0, second: i32 = 0, millisecond: i32 = 0
  ): i64 {
    return StandardDate.UTC(year, month, day, hour, minute, second, millisecond);
  }

  static parse(text: string): Date {
    return Date.fromString(text);
  }

  static fromString(text: string): Date {
    return new Date(StandardDate.fromString(text).getTime());
  }
}

/** The `performance` of AssemblyScript's standard library. */
export namespace performance {
  /** The milliseconds of the monotonic clock; only differences have a meaning. `clock_time_get` */
  export function now(): f64 {
    return <f64>timeOf(ClockId.MONOTONIC) / <f64>NANOSECONDS;
  }
}

/** The `crypto` of AssemblyScript's standard library. */
export namespace crypto {
  /** Fills an array with randomness. `random_get` */
  export function getRandomValues(array: Uint8Array): void {
    fill(array);
  }
}
