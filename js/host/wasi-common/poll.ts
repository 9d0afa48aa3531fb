// The subscriptions and events of `poll_oneoff`, in the layout that the guest uses.

import type { Errno } from "../../shared.js";
import { ClockId, EventType, Size, Subclockflags } from "../../shared.js";
import type { GuestMemory } from "./memory.js";

export interface Subscription {
  readonly userdata: bigint;
  readonly type: number;
  /** For descriptors: the guest's number. */
  readonly fd: number;
  /** For clocks: the time at which it is due, in nanoseconds of the monotonic clock; undefined for an unsupported clock. */
  readonly due: bigint | undefined;
}

export interface Event {
  readonly of: Subscription;
  readonly errno: Errno;
  readonly bytes: bigint;
  readonly flags: number;
}

export function event(of: Subscription, errno: Errno, bytes = 0, flags = 0): Event {
  return { of, errno, bytes: BigInt(bytes), flags };
}

export function earlier(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

export function now(): bigint {
  return process.hrtime.bigint();
}

export function readSubscriptions({ view }: GuestMemory, input: number, count: number): Subscription[] | undefined {
  const subscriptions: Subscription[] = [];
  for (let i = 0, at = input; i < count; i++, at += Size.SUBSCRIPTION) {
    const type = view.getUint8(at + 8);
    if (type > EventType.FD_WRITE) return undefined;
    subscriptions.push({
      userdata: view.getBigUint64(at, true),
      type,
      fd: view.getUint32(at + 16, true),
      due: type === EventType.CLOCK ? dueTime(view, at) : undefined,
    });
  }
  return subscriptions;
}

function dueTime(view: DataView, at: number): bigint | undefined {
  const clock = view.getUint32(at + 16, true);
  const timeout = view.getBigUint64(at + 24, true);
  const absolute = (view.getUint16(at + 40, true) & Subclockflags.SUBSCRIPTION_CLOCK_ABSTIME) !== 0;
  if (clock === ClockId.MONOTONIC) return absolute ? timeout : now() + timeout;
  if (clock !== ClockId.REALTIME) return undefined;
  return absolute ? now() + timeout - BigInt(Date.now()) * 1_000_000n : now() + timeout;
}

export function writeEvents({ view, bytes }: GuestMemory, output: number, events: Event[]): void {
  for (const [i, { of, errno, bytes: available, flags }] of events.entries()) {
    const at = output + i * Size.EVENT;
    bytes.fill(0, at, at + Size.EVENT);
    view.setBigUint64(at, of.userdata, true);
    view.setUint16(at + 8, errno, true);
    view.setUint8(at + 10, of.type);
    view.setBigUint64(at + 16, available, true);
    view.setUint16(at + 24, flags, true);
  }
}

export function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
