import { fstatSync } from "node:fs";
import { Errno } from "../../../assembly/wasi/errno.js";
import type { Preview1Functions } from "../wasi/functions.js";
import { EventType, Filetype, HANGUP, Rights, Size } from "../wasi/layout.js";
import { MOST_ITEMS } from "../wasi/memory.js";
import { earlier, event, later, now, readSubscriptions, writeEvents, type Event, type Subscription } from "../wasi/poll.js";
import { sleep } from "../wasi/sleep.js";
import type { Context } from "./context.js";
import { OpenDirectory, OpenFile, type Descriptor } from "./descriptor.js";
import type { Available } from "./peek.js";

/** node:fs can't wait for one of several, so we look again after this many nanoseconds. */
const TURN = 2_000_000n;

/** `poll_oneoff`: waits until a clock is due, or a descriptor is ready. Files always are. */
export function pollCalls(context: Context): Pick<Preview1Functions, "poll_oneoff"> {
  return {
    poll_oneoff(input, output, count, nevents) {
      [input, output, count] = [input >>> 0, output >>> 0, count >>> 0];
      if (count === 0) return Errno.INVAL;
      if (!context.guest.has(input, count * Size.SUBSCRIPTION)) return Errno.FAULT;
      context.range(output, count * Size.EVENT);
      context.range(nevents, 4);
      if (count > MOST_ITEMS) return Errno.INVAL;
      const subscriptions = readSubscriptions(context.guest, input, count);
      if (!subscriptions) return Errno.INVAL;
      const events = wait(context, subscriptions);
      writeEvents(context.guest, output, events);
      context.guest.view.setUint32(nevents >>> 0, events.length, true);
      return Errno.SUCCESS;
    },
  };
}

function wait(context: Context, subscriptions: Subscription[]): Event[] {
  const until = subscriptions.reduce<bigint | undefined>((due, one) => earlier(due, one.due), undefined);
  const isAsleep = subscriptions.every(({ type }) => type === EventType.CLOCK);
  for (;;) {
    const events = subscriptions.flatMap((one) => eventOf(context, one) ?? []);
    if (events.length > 0) return events;
    const left = until === undefined ? TURN : later(until - now(), 0n);
    sleep(isAsleep ? left : left < TURN ? left : TURN);
  }
}

/** What a subscription has to say now, if anything. */
function eventOf({ table }: Context, one: Subscription): Event | undefined {
  if (one.type === EventType.CLOCK) {
    if (one.due === undefined) return event(one, Errno.NOTSUP);
    return one.due <= now() ? event(one, Errno.SUCCESS) : undefined;
  }
  const found = table.find(one.fd);
  if (!found || found instanceof OpenDirectory) return event(one, Errno.BADF);
  const right = one.type === EventType.FD_READ ? Rights.FD_READ : Rights.FD_WRITE;
  const needed = right | Rights.POLL_FD_READWRITE;
  if ((found.base & needed) !== needed) return event(one, Errno.NOTCAPABLE);
  if (one.type === EventType.FD_WRITE) return event(one, Errno.SUCCESS);
  const available = toRead(found);
  return available && event(one, Errno.SUCCESS, available.bytes, available.hangup ? HANGUP : 0);
}

/** What a descriptor has to read; undefined if reading would wait. */
function toRead(found: Exclude<Descriptor, OpenDirectory>): Available | undefined {
  if (!(found instanceof OpenFile)) return found.stream.available();
  if (!found.seekable) return found.peek.look(found.fd, found.filetype === Filetype.UNKNOWN);
  return { bytes: Math.max(0, fstatSync(found.fd).size - Number(found.position)), hangup: false };
}
