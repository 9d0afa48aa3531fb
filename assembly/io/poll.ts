// @trusted: passes raw descriptors to WASI
import { Mut, OwnedArray } from "../own";
import { BorrowedFd } from "../fd";
import { Result } from "../result";
import { Duration, PollFlags, PollRecord } from "./poll-record";
import { handleOf } from "./raw";
import { wait } from "./wait";

/**
 * A descriptor that `poll` waits for, borrowed as long as this lives, and what came of it. Without a descriptor it is
 * passed over. rustix' and nix' `PollFd`.
 */
// @ts-ignore: decorator
@final
@owned @borrowed
export class PollFd {
  /** What is there since the last `poll`: what was waited for, and what comes unasked. */
  revents: PollFlags = <PollFlags>0;
  /** Bytes that can be read, as far as the host tells; 0 where it doesn't. */
  bytes: u64 = 0;

  constructor(
    private fd: BorrowedFd | null,
    /** What is waited for: `PollFlags.IN`, `PollFlags.OUT`, or both. */
    public events: PollFlags,
  ) {}

  /** The descriptor, or null. */
  asFd(): BorrowedFd | null {
    return this.fd;
  }

  /** Waits for another descriptor from here on, or with null for none. */
  @mut
  setFd(fd: BorrowedFd | null): void {
    this.fd = fd;
  }

  /** Forgets what came of the last `poll`. */
  @mut
  clearRevents(): void {
    this.revents = <PollFlags>0;
    this.bytes = 0;
  }

  /** A second one of the same descriptor, with what came of the last `poll`. */
  clone(): PollFd {
    const clone = new PollFd(this.fd, this.events);
    clone.revents = this.revents;
    clone.bytes = this.bytes;
    return clone;
  }
}

// The entries as `wait` takes them. Kept as its own are.
let records: usize = 0;
let capacity: i32 = 0;

/**
 * Waits until one of the descriptors is ready or has gone, but no longer than `timeout` nanoseconds: 0 doesn't wait,
 * and `Duration.FOREVER` is without an end. Gives the number of entries with `revents`; all that are ready are among
 * them. Files and directories are always ready. An entry that asks for neither IN nor OUT hears of NVAL only. EINVAL
 * where nothing is waited for and there is no timeout. `poll_oneoff`
 */
export function poll(fds: Mut<OwnedArray<PollFd>>, timeout: i64 = Duration.FOREVER): Result<i32> {
  const count = fds.length;
  reserve(count);
  for (let i = 0; i < count; i++) {
    const entry = fds.atMut(i), record = PollRecord.at(records, i);
    const fd = entry.asFd();
    record.handle = fd === null ? 0 : handleOf<BorrowedFd>(fd);
    record.events = entry.events;
  }
  const ready = wait(records, count, timeout);
  for (let i = 0; i < count; i++) {
    const entry = fds.atMut(i), record = PollRecord.at(records, i);
    entry.revents = record.revents;
    entry.bytes = record.bytes;
  }
  return ready;
}

/** Waits for `duration` nanoseconds. `poll_oneoff` */
export function sleep(duration: i64): Result<void> {
  const result = wait(0, 0, duration);
  return result.isErr ? Result.err<void>(result.code) : Result.done();
}

function reserve(count: i32): void {
  if (count <= capacity) return;
  if (capacity) heap.free(records);
  capacity = max(count, 2 * capacity);
  records = heap.alloc(<usize>capacity * offsetof<PollRecord>());
}
