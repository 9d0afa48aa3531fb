// @trusted: passes raw descriptors to WASI
import { poll_oneoff } from "../wasi/imports";
import { Errno } from "../shared/errno";
import { monotonic } from "../wasi/std";
import { Event, Fdstat, Subscription } from "../wasi/structs";
import { ClockId, EventType, Eventrwflags, Filetype, RawFd } from "../wasi/types";
import { VirtualFile, fd_fdstat_get, onPoll, rawOf } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";
import { PollFlags, PollRecord } from "./poll-record";
import { virtualOf } from "./raw";
import { bytesLeft } from "./stat";

// Waits until one of many descriptors is ready: what `poll`, `PollSet` and the host's call have in common. WASI's poll
// is called only for descriptors that it alone knows about. It doesn't know those within the module, and for files and closed
// descriptors the engines differ.

// @ts-ignore: decorator
@inline const EITHER: PollFlags = <PollFlags>(PollFlags.IN | PollFlags.OUT);

// @ts-ignore: decorator
@lazy const stat = memory.data(offsetof<Fdstat>(), 8);
// @ts-ignore: decorator
@lazy const result = memory.data(8, 8);

// One block of the heap: the subscriptions, the events, and the record that each subscription is for. It is kept, so that
// only a longer list than ever before allocates. The userdata of a subscription is its number, which is checked when the host
// gives it back.
let subscriptions: usize = 0;
let events: usize = 0;
let records: usize = 0;
let capacity: i32 = 0;

/**
 * Blocks until one of `count` records is ready, for at most `timeout` nanoseconds; a timeout below zero means
 * no limit. Returns the number of those. A signal doesn't end the wait. `poll_oneoff`
 */
export function wait(polled: usize, count: i32, timeout: i64): Result<i32> {
  reserve(2 * count + 2);
  let ready = 0, asked = 0, wanted = false;
  for (let i = 0; i < count; i++) {
    const record = PollRecord.at(polled, i);
    record.revents = <PollFlags>0;
    record.bytes = 0;
    if (!record.handle) continue;
    if (isDefined(IO_LIFETIMES_TRACE)) onPoll(record.handle);
    if (record.events & EITHER) wanted = true;
    const raw = rawOf(record.handle);
    if (!answer(record, raw)) asked = subscribe(record, raw, asked);
    else if (record.revents) ready++;
  }
  if (!asked && !ready && timeout < 0) {
    return Result.err<i32>(wanted
      ? fail(Errno.DEADLK, "poll", "only this module itself could make one ready, and it waits")
      : fail(Errno.INVAL, "poll", "nothing is waited for, and without a timeout that is for ever"));
  }
  let left = ready ? 0 : timeout;
  if (!asked && !left) return Result.ok<i32>(ready);
  const until = left > 0 ? monotonic() + left : 0;
  while (true) {
    const errno = ask(subscriptions, withClock(asked, left));
    if (!errno) {
      ready += take(asked);
      if (ready || !left) return Result.ok<i32>(ready);
    } else if (errno != Errno.INTR) {
      ready += askEach(asked);
      return ready ? Result.ok<i32>(ready) : Result.err<i32>(fail(<Errno>errno, "poll"));
    }
    if (left <= 0) continue;
    const now = monotonic();
    if (now >= until) return Result.ok<i32>(0);
    left = until - now; // it was interrupted, or woken too early
  }
}

/** Fills in the record of a descriptor that WASI's poll isn't needed for. Returns false for the others. */
function answer(record: PollRecord, raw: RawFd): bool {
  const file = virtualOf(record.handle);
  if (file !== null) answerFor(record, file);
  else if (fd_fdstat_get(raw, stat)) record.add(PollFlags.NVAL); // to ask for it would end the process on node:wasi
  else {
    const kind = changetype<Fdstat>(stat).fs_filetype;
    if (kind != Filetype.REGULAR_FILE && kind != Filetype.BLOCK_DEVICE && kind != Filetype.DIRECTORY) return false;
    record.add(<PollFlags>(record.events & EITHER));
    if (record.revents & PollFlags.IN && kind == Filetype.REGULAR_FILE) record.bytes = bytesLeft(record.handle);
  }
  return true;
}

/** Fills in the record of a virtual file. */
function answerFor(record: PollRecord, file: VirtualFile): void {
  const readable = file.readable;
  if (record.events & PollFlags.IN && readable >= 0) {
    record.add(PollFlags.IN);
    record.bytes = readable;
  }
  if (record.events & PollFlags.OUT && file.writable >= 0) record.add(PollFlags.OUT);
  if (file.hungUp) record.add(PollFlags.HUP);
}

/** Makes room for a number of subscriptions and as many events. */
function reserve(count: i32): void {
  if (count <= capacity) return;
  if (capacity) heap.free(subscriptions);
  capacity = max(count, 2 * capacity);
  subscriptions = heap.alloc(<usize>capacity * (offsetof<Subscription>() + offsetof<Event>() + sizeof<usize>()));
  events = subscriptions + <usize>capacity * offsetof<Subscription>();
  records = events + <usize>capacity * offsetof<Event>();
}

/** Asks the host. Some hosts leave the number of events as it was, so it is cleared before, and limited after. */
function ask(from: usize, count: i32): i32 {
  store<u32>(result, 0);
  const errno = poll_oneoff(from, events, count, result);
  store<u32>(result, min<u32>(load<u32>(result), <u32>count));
  return errno;
}

/** Subscribes to the events of a record. Returns the new number of subscriptions. */
function subscribe(record: PollRecord, raw: RawFd, count: i32): i32 {
  if (record.events & PollFlags.IN) subscription(count++, EventType.FD_READ, record).fd_readwrite.file_descriptor = raw;
  if (record.events & PollFlags.OUT) subscription(count++, EventType.FD_WRITE, record).fd_readwrite.file_descriptor = raw;
  return count;
}

/** Adds a clock after `count` subscriptions, if there is a timeout. Returns the new number. */
function withClock(count: i32, timeout: i64): i32 {
  if (timeout < 0) return count;
  const clock = subscription(count, EventType.CLOCK, null).clock;
  clock.id = ClockId.MONOTONIC;
  clock.timeout = timeout;
  return count + 1;
}

/** The subscription with a number, for a record. */
function subscription(index: i32, type: EventType, record: PollRecord | null): Subscription {
  const one = changetype<Subscription>(subscriptions + <usize>index * offsetof<Subscription>());
  memory.fill(changetype<usize>(one), 0, offsetof<Subscription>());
  one.userdata = index;
  store<usize>(records + <usize>index * sizeof<usize>(), changetype<usize>(record));
  one.tag = <u8>type;
  return one;
}

/** The record of a subscription. */
function recordOf(index: u64): PollRecord {
  return changetype<PollRecord>(load<usize>(records + <usize>index * sizeof<usize>()));
}

/**
 * Notes the events of the last call in the records of the first `asked` subscriptions. Returns the number of records that had
 * none before.
 */
function take(asked: i32): i32 {
  const count = load<u32>(result);
  let ready = 0;
  for (let i: u32 = 0; i < count; i++) {
    const event = changetype<Event>(events + <usize>i * offsetof<Event>());
    if (event.type == EventType.CLOCK || event.userdata >= <u64>asked) continue;
    const record = recordOf(event.userdata);
    if (!record.revents) ready++;
    if (event.error) refused(record, event.error, event.type);
    else {
      record.add(event.type == EventType.FD_READ ? PollFlags.IN : PollFlags.OUT);
      if (event.type == EventType.FD_READ) record.bytes = event.fd_readwrite.nbytes;
      if (event.fd_readwrite.flags & Eventrwflags.FD_READWRITE_HANGUP) record.add(PollFlags.HUP);
    }
  }
  return ready;
}

/** Asks for each descriptor alone, without waiting: for one that they refuse, some engines refuse the whole call. */
function askEach(count: i32): i32 {
  const one = changetype<Subscription>(subscriptions + <usize>count * offsetof<Subscription>());
  let ready = 0;
  for (let i = 0; i < count; i++) {
    memory.copy(changetype<usize>(one), subscriptions + <usize>i * offsetof<Subscription>(), offsetof<Subscription>());
    withClock(count + 1, 0);
    const errno = ask(changetype<usize>(one), 2);
    const record = recordOf(one.userdata);
    if (!errno) ready += take(count);
    else {
      if (!record.revents) ready++;
      refused(record, errno, one.tag);
    }
  }
  return ready;
}

/** Notes that the host doesn't wait for a descriptor. A poll of POSIX refuses devices that are always ready. */
function refused(record: PollRecord, errno: i32, type: i32): void {
  if (errno == Errno.PERM) record.add(type == EventType.FD_READ ? PollFlags.IN : PollFlags.OUT);
  else record.add(fd_fdstat_get(rawOf(record.handle), stat) == Errno.BADF ? PollFlags.NVAL : PollFlags.ERR);
}
