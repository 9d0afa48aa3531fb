// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Event as Kinds, SubtaskState, subtaskCancel, subtaskDrop, waitableJoin, waitableSetWait } from "../async/builtins";
import { Event, Subscription } from "../wasi/structs";
import { ClockId, EventType, Eventrwflags, Subclockflags } from "../wasi/types";
import { receiveAhead, settleReceiving } from "./datagrams";
import { Descriptor, Kind, find } from "./descriptor";
import { hasSockets } from "./imports/link";
import { monotonicNow, waitForAsync } from "./imports/system";
import { clock_time_get } from "./process";
import { readAhead, settle } from "./reading";
import { waitables } from "./wait";

// Waits for the first of several things, in one waitable set. Whatever is written is taken by the host as it comes, so that a
// descriptor is always ready for it.

// @ts-ignore: decorator
@lazy const event = memory.data(8, 8);
// @ts-ignore: decorator
@inline const NEVER: u64 = u64.MAX_VALUE;

export function poll_oneoff(from: usize, to: usize, count: usize, nevents: usize): i32 {
  if (!count) return Errno.INVAL;
  const start = monotonicNow();
  let ready = collect(from, to, count, start);
  while (!ready) {
    waitForOne(from, count, start);
    ready = collect(from, to, count, start);
  }
  store<u32>(nevents, ready);
  return Errno.SUCCESS;
}

/** Writes an event for each subscription that is due or ready. Returns their number. */
function collect(from: usize, to: usize, count: usize, start: u64): u32 {
  let ready: u32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const wanted = changetype<Subscription>(from + i * offsetof<Subscription>());
    const answer = changetype<Event>(to + ready * offsetof<Event>());
    memory.fill(changetype<usize>(answer), 0, offsetof<Event>());
    answer.userdata = wanted.userdata;
    answer.type = wanted.tag;
    if (wanted.tag == EventType.CLOCK ? deadline(wanted, start) <= monotonicNow() : isReady(wanted, answer)) ready++;
  }
  return ready;
}

/** Whether a descriptor is ready, which the event then describes. */
function isReady(wanted: Subscription, answer: Event): bool {
  const descriptor = find(wanted.fd_readwrite.file_descriptor);
  if (descriptor === null) {
    answer.error = <u16>Errno.BADF;
    return true;
  }
  if (wanted.tag == EventType.FD_WRITE || descriptor.kind == Kind.FILE) return true;
  if (hasSockets() && descriptor.kind == Kind.UDP) return receiveAhead(descriptor);
  if (descriptor.kind == Kind.OUT || descriptor.kind == Kind.ERR) return true;
  if (!readAhead(descriptor)) return false;
  answer.fd_readwrite.nbytes = descriptor.end - descriptor.start;
  if (descriptor.start == descriptor.end) answer.fd_readwrite.flags = <u16>Eventrwflags.FD_READWRITE_HANGUP;
  return true;
}

/** When a clock is due, as a time of the monotonic one. */
function deadline(wanted: Subscription, start: u64): u64 {
  const clock = wanted.clock;
  if (!(clock.flags & Subclockflags.SUBSCRIPTION_CLOCK_ABSTIME)) {
    const due = start + clock.timeout;
    return due < start ? NEVER : due;
  }
  if (clock.id != ClockId.REALTIME) return clock.timeout;
  clock_time_get(ClockId.REALTIME, 1, event);
  const now = load<u64>(event);
  return clock.timeout > now ? monotonicNow() + (clock.timeout - now) : 0;
}

/** Blocks until a clock is due, or a read ahead has ended. */
function waitForOne(from: usize, count: usize, start: u64): void {
  const timer = beginTimer(from, count, start);
  if (timer == RETURNED) return;
  const set = waitables();
  joinAll(from, count, timer, set);
  let isOver: bool;
  do {
    const kind = waitableSetWait(set, event);
    isOver = kind != Kinds.SUBTASK || load<i32>(event, 4) != SubtaskState.STARTED;
  } while (!isOver);
  joinAll(from, count, timer, 0);
  const waitable = load<i32>(event), code = load<i32>(event, 4);
  if (timer) {
    if (waitable != timer) subtaskCancel(timer);
    subtaskDrop(timer);
  }
  if (waitable != timer) deliver(from, count, waitable, code);
}

/** There was no need to wait. */
// @ts-ignore: decorator
@inline const RETURNED: i32 = -1;

/** Begins to wait for the first clock. Returns its subtask, 0 if there is no clock, or `RETURNED`. */
function beginTimer(from: usize, count: usize, start: u64): i32 {
  let next = NEVER;
  for (let i: usize = 0; i < count; i++) {
    const wanted = changetype<Subscription>(from + i * offsetof<Subscription>());
    if (wanted.tag == EventType.CLOCK) next = min(next, deadline(wanted, start));
  }
  if (next == NEVER) return 0;
  const now = monotonicNow();
  const state = waitForAsync(next > now ? next - now : 0);
  return (state & 0xf) == SubtaskState.RETURNED ? RETURNED : state >>> 4;
}

function joinAll(from: usize, count: usize, timer: i32, set: i32): void {
  if (timer) waitableJoin(timer, set);
  for (let i: usize = 0; i < count; i++) {
    const descriptor = pendingOf(from, i);
    if (descriptor !== null) waitableJoin(descriptor.subtask ? descriptor.subtask : descriptor.reader, set);
  }
}

/** Hands the end of a read ahead to its descriptor. */
function deliver(from: usize, count: usize, waitable: i32, code: i32): void {
  for (let i: usize = 0; i < count; i++) {
    const descriptor = pendingOf(from, i);
    if (descriptor === null) continue;
    if (hasSockets() && descriptor.subtask == waitable) return settleReceiving(descriptor, code);
    if (descriptor.reader == waitable) return settle(descriptor, code);
  }
}

/** The descriptor of a subscription, if it has a read that hasn't ended. */
function pendingOf(from: usize, index: usize): Descriptor | null {
  const wanted = changetype<Subscription>(from + index * offsetof<Subscription>());
  if (wanted.tag != EventType.FD_READ) return null;
  const descriptor = find(wanted.fd_readwrite.file_descriptor);
  return descriptor !== null && descriptor.isPending ? descriptor : null;
}
