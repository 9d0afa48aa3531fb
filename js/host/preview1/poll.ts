import { fstatSync } from "node:fs";
import { Errno, Eventrwflags, EventType, Filetype, Rights, Size } from "../../shared.js";
import { Linux } from "../sockets/constants.js";
import { libcIfThere } from "../sockets/libc.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { MOST_ITEMS } from "../wasi-common/memory.js";
import {
  earlier,
  event,
  later,
  now,
  readSubscriptions,
  writeEvents,
  type Event,
  type Subscription,
} from "../wasi-common/poll.js";
import { sleep, slice } from "../wasi-common/sleep.js";
import type { Context } from "./context.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import { StandardStream } from "./standard-stream.js";
import { OpenSocket } from "./open-socket.js";
import type { Available } from "./peek.js";

/** node:fs can't wait for one of several files, so they are checked again after this many nanoseconds. */
const TURN = 2_000_000n;

/** The system waits for sockets in whole milliseconds. */
const MILLISECOND = 1_000_000n;

/** `poll_oneoff`: waits until a clock is due or a descriptor is ready. Regular files and directories are always ready. */
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
  const { observer } = context;
  if (observer) for (const { fd, type } of subscriptions) if (type !== EventType.CLOCK) observer.polled(fd);
  const until = subscriptions.reduce<bigint | undefined>((due, one) => earlier(due, one.due), undefined);
  const onDescriptors = subscriptions.filter(({ type }) => type !== EventType.CLOCK);
  for (;;) {
    const events = subscriptions.flatMap((one) => eventOf(context, one) ?? []);
    if (events.length > 0) return events;
    const left = until === undefined ? undefined : later(until - now(), 0n);
    const sockets = socketsOf(context, onDescriptors);
    // The system can wake only a guest that waits for nothing but sockets and clocks.
    if (!sockets) sleep(left === undefined || left > TURN ? TURN : left);
    else if (left !== undefined && (sockets.length === 0 || left < MILLISECOND)) sleep(left);
    else OpenSocket.poll(sockets, atMost(slice(), left));
  }
}

/**
 * Returns the sockets of the subscriptions, each once, since the system accepts no more entries than descriptors can
 * be open; undefined if a subscription isn't for a socket.
 */
function socketsOf(
  { table }: Context,
  subscriptions: Subscription[],
): { socket: OpenSocket; events: number }[] | undefined {
  const sockets = new Map<number, { socket: OpenSocket; events: number }>();
  for (const { fd, type } of subscriptions) {
    const socket = OpenSocket.of(table.find(fd));
    if (!socket) return undefined;
    const known = sockets.get(socket.fd);
    sockets.set(socket.fd, { socket, events: EVENTS[type]! | (known?.events ?? 0) });
  }
  return [...sockets.values()];
}

/** Returns the earlier of a time in milliseconds, where -1 is never, and one in nanoseconds. */
function atMost(milliseconds: number, nanoseconds: bigint | undefined): number {
  if (nanoseconds === undefined) return milliseconds;
  const other = Math.min(Math.floor(Number(nanoseconds) / 1e6), 2 ** 31 - 1);
  return milliseconds < 0 ? other : Math.min(milliseconds, other);
}

/** Returns the event of a subscription, if there is one now. */
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
  if (found instanceof StandardStream && !goes(found, one.type)) return event(one, Errno.BADF);
  const socket = OpenSocket.of(found);
  if (socket) return socketEvent(one, socket);
  if (one.type === EventType.FD_WRITE) return writeEvent(one, found as OpenFile | StandardStream);
  const available = toRead(found as OpenFile | StandardStream);
  return (
    available && event(one, Errno.SUCCESS, available.bytes, available.hangup ? Eventrwflags.FD_READWRITE_HANGUP : 0)
  );
}

/** Returns whether a standard stream has the direction of a subscription. */
function goes({ stream }: StandardStream, type: number): boolean {
  return type === EventType.FD_READ ? stream.canRead : stream.canWrite;
}

/** node:fs can't check whether a pipe has room. koffi can; without it every pipe counts as ready. */
function writeEvent(one: Subscription, found: OpenFile | StandardStream): Event | undefined {
  const fd = found instanceof OpenFile ? found.fd : found.stream.host;
  const libc = found.filetype === Filetype.UNKNOWN && fd !== undefined ? libcIfThere() : undefined;
  if (!libc) return event(one, Errno.SUCCESS);
  const [happened = 0] = libc.poll([{ fd: fd!, events: Linux.POLLOUT }], 0);
  if (happened === 0) return undefined;
  return event(one, (happened & Linux.POLLERR) !== 0 ? Errno.IO : Errno.SUCCESS);
}

/** The events that the system polls for, by the type of a subscription. */
const EVENTS: Readonly<Record<number, number>> = {
  [EventType.FD_READ]: Linux.POLLIN | Linux.POLLRDHUP,
  [EventType.FD_WRITE]: Linux.POLLOUT,
};

/**
 * Returns an event for a socket. An error is reported as `io`, as on wasmtime; the next call on the socket fails with
 * the error itself.
 */
function socketEvent(one: Subscription, socket: OpenSocket): Event | undefined {
  const [happened = 0] = OpenSocket.poll([{ socket, events: EVENTS[one.type]! }], 0);
  if (happened === 0) return undefined;
  const hungUp = (happened & (Linux.POLLHUP | Linux.POLLRDHUP)) !== 0;
  const available = one.type === EventType.FD_READ ? socket.available : 0;
  return event(
    one,
    (happened & Linux.POLLERR) !== 0 ? Errno.IO : Errno.SUCCESS,
    available,
    hungUp ? Eventrwflags.FD_READWRITE_HANGUP : 0,
  );
}

/** Returns what can be read from a descriptor; undefined if a read would block. */
function toRead(found: OpenFile | StandardStream): Available | undefined {
  if (!(found instanceof OpenFile)) return found.stream.available();
  if (!found.seekable) return found.peek.look(found.fd, found.filetype === Filetype.UNKNOWN);
  return { bytes: Math.max(0, fstatSync(found.fd).size - Number(found.position)), hangup: false };
}
