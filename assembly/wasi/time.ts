// @trusted: raw calls of WASI preview1, and memory by address
import { clock_time_get } from "./imports";
import { trap } from "./trap";
import { ClockId } from "./types";

// The clocks. Durations are in nanoseconds, as in `Duration` and in the times of files.

/** A time of the system's clock, which can be set back. Rust's `std::time::SystemTime`. */
@final
export class SystemTime {
  /** `nanoseconds` since 1970, without leap seconds, as `Stat` has them. */
  constructor(public readonly nanoseconds: i64) {}

  /** The time now. Traps if the host has no clock. `clock_time_get` */
  static now(): SystemTime {
    return new SystemTime(timeOf(ClockId.REALTIME));
  }

  /** The nanoseconds from `earlier` to this time, below zero if `earlier` is later. */
  durationSince(earlier: SystemTime): i64 {
    return this.nanoseconds - earlier.nanoseconds;
  }

  /** The nanoseconds from this time to now, below zero if this time is in the future. `clock_time_get` */
  elapsed(): i64 {
    return SystemTime.now().durationSince(this);
  }
}

/** A time of the monotonic clock, which never goes back; only differences have a meaning. Rust's `std::time::Instant`. */
// @ts-ignore: the constructor is private
@final
export class Instant {
  private constructor(private nanoseconds: i64) {}

  /** The time now. Traps if the host has no clock. `clock_time_get` */
  static now(): Instant {
    return new Instant(timeOf(ClockId.MONOTONIC));
  }

  /** The nanoseconds from `earlier` to this instant; 0 if `earlier` is later. */
  durationSince(earlier: Instant): i64 {
    return max<i64>(0, this.nanoseconds - earlier.nanoseconds);
  }

  /** The nanoseconds from this instant to now. `clock_time_get` */
  elapsed(): i64 {
    return Instant.now().durationSince(this);
  }
}

/** The time of a clock in nanoseconds. Traps if the host doesn't have it. */
export function timeOf(clock: ClockId): i64 {
  const time = memory.data(sizeof<i64>(), 8);
  if (clock_time_get(clock, 1, time)) trap("clock_time_get failed, so there is no time");
  return load<i64>(time);
}
