// @trusted: passes raw descriptors to WASI
import { Mut, OwnedArray } from "../own";
import { BorrowedFd } from "../fd";
import { Result } from "../result";
import { Duration, PollFlags, PollRecord } from "./poll-record";
import { handleOf } from "./raw";
import { wait } from "./wait";

/**
 * A descriptor to poll, borrowed while this lives, and the result. Without a descriptor it is
 * skipped. The `PollFd` of rustix and nix.
 */
// @ts-ignore: decorator
@final
@owned @borrowed
export class PollFd {
  /** The events of the last `poll`: those waited for, and those that are always reported. */
  revents: PollFlags = <PollFlags>0;
  /** Bytes that can be read, or 0 if the host doesn't say. */
  bytes: u64 = 0;

  constructor(
    private fd: BorrowedFd | null,
    /** The events to wait for: `PollFlags.IN`, `PollFlags.OUT`, or both. */
    public events: PollFlags,
  ) {}

  /** The descriptor, or null. */
  asFd(): BorrowedFd | null {
    return this.fd;
  }

  /** Changes the descriptor to poll, or removes it with null. */
  @mut
  setFd(fd: BorrowedFd | null): void {
    this.fd = fd;
  }

  /** Clears the result of the last `poll`. */
  @mut
  clearRevents(): void {
    this.revents = <PollFlags>0;
    this.bytes = 0;
  }

  /** A copy for the same descriptor, with the result of the last `poll`. */
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
 * Blocks until a descriptor is ready or closed, for at most `timeout` nanoseconds: 0 doesn't block,
 * and `Duration.FOREVER` has no limit. Returns the number of entries with `revents`; every ready one is among
 * them. Files and directories are always ready. An entry with neither IN nor OUT reports only NVAL. Fails with EINVAL
 * if there is nothing to wait for and no timeout. `poll_oneoff`
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

/** Blocks for `duration` nanoseconds. `poll_oneoff` */
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
