// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import { fail } from "../result/record";
import { BorrowedFd } from "../fd";
import { Result } from "../result";
import { Duration, PollFlags, PollRecord } from "./poll-record";
import { handleOf } from "./raw";
import { wait } from "./wait";

/** A ready descriptor of a `PollSet`. */
export class PollEvent {
  constructor(
    /** The key that it was added with. */
    public key: i32,
    /** The events that occurred: those waited for, and those that are always reported. */
    public revents: PollFlags,
    /** Bytes that can be read, or 0 if the host doesn't say. */
    public bytes: u64,
  ) {}
}

/**
 * Descriptors to poll repeatedly, each under a key. They are borrowed while the set is in use: the
 * compiler refuses to close or to move one before, `remove` or not. Poller of Rust's `polling`, without its `unsafe`.
 *
 *     const set = new PollSet();
 *     set.add(stdin(), 0, PollFlags.IN).value;
 *     while (set.wait(Duration.SECOND).value) {
 *       for (let event = set.next(); event !== null; event = set.next()) …
 *     }
 */
// @ts-ignore: decorator
@final
@owned @borrowed
export class PollSet {
  private records: ArrayBuffer = new ArrayBuffer(8 * offsetof<PollRecord>());
  /** Where each key's record is. */
  private places: Map<i32, i32> = new Map<i32, i32>();
  /** How many of the records `next` has passed, from the first on. */
  private read: i32 = 0;

  /** How many descriptors there are. */
  get size(): i32 {
    return this.places.size;
  }

  /** Adds a descriptor under a key of its own. Fails with EEXIST if the key is in use. */
  @mut
  add(fd: BorrowedFd, key: i32, events: PollFlags): Result<void> {
    if (this.places.has(key)) {
      return Result.err<void>(fail(Errno.EXIST, "add", "the set has a descriptor with this key already"));
    }
    const place = this.places.size;
    if ((place + 1) * <i32>offsetof<PollRecord>() > this.records.byteLength) this.grow();
    const record = this.at(place);
    record.handle = handleOf<BorrowedFd>(fd);
    record.key = key;
    record.events = events;
    record.revents = <PollFlags>0;
    this.places.set(key, place);
    return Result.done();
  }

  /** Changes the events to wait for under a key. Fails with ENOENT if there is no such key. */
  @mut
  modify(key: i32, events: PollFlags): Result<void> {
    if (!this.places.has(key)) return absent("modify");
    this.at(this.places.get(key)).events = events;
    return Result.done();
  }

  /** Removes a descriptor, also between two calls of `next`. Fails with ENOENT if there is no such key. */
  @mut
  remove(key: i32): Result<void> {
    if (!this.places.has(key)) return absent("remove");
    let place = this.places.get(key);
    this.places.delete(key);
    if (place < this.read) {
      this.move(--this.read, place); // what fills the gap has been passed as well
      place = this.read;
    }
    this.move(this.places.size, place);
    return Result.done();
  }

  /**
   * Blocks until a descriptor is ready or closed, like `poll`. Returns the number of those, which `next`
   * returns one by one. `poll_oneoff`
   */
  @mut
  wait(timeout: i64 = Duration.FOREVER): Result<i32> {
    this.read = 0;
    return wait(changetype<usize>(this.records), this.places.size, timeout);
  }

  /** Returns the next descriptor that the last `wait` found, or null after the last one. */
  @mut
  next(): PollEvent | null {
    while (this.read < this.places.size) {
      const record = this.at(this.read++);
      if (record.revents) return new PollEvent(record.key, record.revents, record.bytes);
    }
    return null;
  }

  // @ts-ignore: decorator
  @inline
  private at(place: i32): PollRecord {
    return PollRecord.at(changetype<usize>(this.records), place);
  }

  private move(from: i32, to: i32): void {
    if (from == to) return;
    memory.copy(changetype<usize>(this.at(to)), changetype<usize>(this.at(from)), offsetof<PollRecord>());
    this.places.set(this.at(to).key, to);
  }

  private grow(): void {
    const grown = new ArrayBuffer(this.records.byteLength << 1);
    memory.copy(changetype<usize>(grown), changetype<usize>(this.records), this.records.byteLength);
    this.records = grown;
  }
}

function absent(operation: string): Result<void> {
  return Result.err<void>(fail(Errno.NOENT, operation, "the set has no descriptor with this key"));
}
