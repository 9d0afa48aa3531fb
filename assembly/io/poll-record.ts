// @trusted: passes raw descriptors to WASI
import { PollRecordAt } from "../shared/bridge";
import { PollFlags } from "../shared/poll";

export { PollFlags } from "../shared/poll";

/** Spans of time in nanoseconds, for timeouts. */
export namespace Duration {
  /** Without an end. */
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
 * A descriptor that is waited for, and what came of it, in memory of the caller's.
 *
 *     0        4     8        12        16      24
 *     | handle | key | events | revents | bytes |
 */
@unmanaged
export class PollRecord {
  /** The descriptor's handle. A record with 0 is passed over. */
  handle: u32;
  /** The caller's own. */
  key: i32;
  /** What is waited for: `PollFlags.IN`, `PollFlags.OUT`, or both. */
  events: PollFlags;
  /** What is there. */
  revents: PollFlags;
  /** Bytes that can be read, as far as that is known. */
  bytes: u64;

  /** The record with a number in an array of them. */
  // @ts-ignore: decorator
  @inline
  static at(records: usize, index: i32): PollRecord {
    return changetype<PollRecord>(records + <usize>index * offsetof<PollRecord>());
  }

  /** Notes what is there. */
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
