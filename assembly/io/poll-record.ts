// @trusted: passes raw descriptors to WASI
import { PollRecordAt } from "../shared/bridge";
import { PollFlags } from "../shared/poll";

export { PollFlags } from "../shared/poll";

/** Spans of time in nanoseconds, for timeouts. */
export namespace Duration {
  /** No timeout. */
  // @ts-ignore: decorator
  @inline export const FOREVER: i64 = -1;
  // @ts-ignore: decorator
  @inline export const MICROSECOND: i64 = 1_000;
  // @ts-ignore: decorator
  @inline export const MILLISECOND: i64 = 1_000_000;
  // @ts-ignore: decorator
  @inline export const SECOND: i64 = 1_000_000_000;
}

/**
 * A descriptor to poll and the result, in the caller's memory.
 *
 *     0        4     8        12        16      24
 *     | handle | key | events | revents | bytes |
 */
@unmanaged
export class PollRecord {
  /** The descriptor's handle. A record with 0 is skipped. */
  handle: u32;
  /** The caller's own. */
  key: i32;
  /** The events to wait for: `PollFlags.IN`, `PollFlags.OUT`, or both. */
  events: PollFlags;
  /** The events that occurred. */
  revents: PollFlags;
  /** Bytes that can be read, or 0 if that isn't known. */
  bytes: u64;

  /** The record with a number in an array of them. */
  // @ts-ignore: decorator
  @inline
  static at(records: usize, index: i32): PollRecord {
    return changetype<PollRecord>(records + <usize>index * offsetof<PollRecord>());
  }

  /** Notes an event. */
  // @ts-ignore: decorator
  @inline
  add(flags: PollFlags): void {
    this.revents |= flags;
  }
}

if (
  offsetof<PollRecord>() != PollRecordAt.SIZE || offsetof<PollRecord>("handle") != PollRecordAt.HANDLE ||
  offsetof<PollRecord>("key") != PollRecordAt.KEY || offsetof<PollRecord>("events") != PollRecordAt.EVENTS ||
  offsetof<PollRecord>("revents") != PollRecordAt.REVENTS || offsetof<PollRecord>("bytes") != PollRecordAt.BYTES
) {
  ERROR("PollRecord is not laid out as shared/bridge.ts says");
}
