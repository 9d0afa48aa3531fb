import { ClockId, Errno, EventType, Size } from "../../shared.js";
import type { Context } from "./context.js";
import { lend } from "./lent.js";
import { MOST_ITEMS, type GuestMemory } from "../wasi-common/memory.js";
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
import { sleep } from "../wasi-common/sleep.js";

/** What only Node's WASI can answer. */
interface Waiting {
  readonly native: number;
  readonly type: number;
  /** The subscriptions that it answers; a descriptor may be asked for twice. */
  readonly of: Subscription[];
}

/**
 * Node's WASI waits until all descriptors of a call are ready, and takes each only once. So to wait for
 * one of several, we wait this many nanoseconds at a time and look.
 */
const TURN = 5_000_000n;

/**
 * The shortest wait. Native code looks at its clock first, which counts whole milliseconds, and when the time is over it
 * doesn't look at the descriptors any more.
 */
const SHORTEST = 2_000_000n;

/**
 * `poll_oneoff`. Node's WASI waits for descriptors and nothing else: a closed one would end the process,
 * a file would make the whole call fail, and its clocks know one kind of time.
 */
export function poll(context: Context, input: number, output: number, count: number, nevents: number): Errno {
  const { guest } = context;
  [input, output, count, nevents] = [input >>> 0, output >>> 0, count >>> 0, nevents >>> 0];
  if (count === 0) return Errno.INVAL;
  if (!guest.has(input, count * Size.SUBSCRIPTION) || !guest.has(output, count * Size.EVENT)) return Errno.FAULT;
  if (!guest.has(nevents, 4)) return Errno.FAULT;
  if (count > MOST_ITEMS) return Errno.INVAL;

  const subscriptions = readSubscriptions(guest, input, count);
  if (!subscriptions) return Errno.INVAL;
  const events: Event[] = [];
  const asked = new Map<number, Waiting>();
  const clocks: Subscription[] = [];
  for (const of of subscriptions) {
    if (of.type === EventType.CLOCK) {
      if (of.due === undefined) events.push(event(of, Errno.NOTSUP));
      else clocks.push(of);
      continue;
    }
    const entry = context.entry(of.fd);
    if (!entry) events.push(event(of, Errno.BADF));
    else if (entry.served) events.push(event(of, Errno.SUCCESS, entry.served.available?.()));
    else {
      const key = entry.native * 4 + of.type;
      const known = asked.get(key);
      if (known) known.of.push(of);
      else asked.set(key, { native: entry.native, type: of.type, of: [of] });
    }
  }

  const waiting = [...asked.values()];
  const first = clocks.reduce<bigint | undefined>((due, clock) => earlier(due, clock.due), undefined);
  const until = events.length > 0 ? now() : first;
  if (waiting.length > 0) events.push(...waitFor(context, waiting, until));
  else if (until !== undefined) sleep(until - now());

  const end = now();
  for (const clock of clocks) if (clock.due! <= end) events.push(event(clock, Errno.SUCCESS));
  writeEvents(guest, output, events);
  guest.view.setUint32(nevents, events.length, true);
  return Errno.SUCCESS;
}

/** Waits until one of the descriptors is ready or `until` has come; undefined is for ever. */
function waitFor(context: Context, waiting: Waiting[], until: bigint | undefined): Event[] {
  const rounds = inRounds(waiting);
  for (let turns = 1; ; turns++) {
    const left = until === undefined ? undefined : later(until - now(), SHORTEST);
    const span = waiting.length === 1 ? left : earlier(left, turns === 1 ? SHORTEST : TURN);
    const events = rounds.flatMap((round) => nativePoll(context, round, span));
    if (events.length > 0) return events;
    const looked = span !== SHORTEST || turns > 1; // on a busy machine the shortest wait may be too short to look
    if (looked && until !== undefined && now() >= until) return events;
  }
}

/** Puts each descriptor at most once into a round: who is to be read and to be written comes into the second as well. */
function inRounds(waiting: Waiting[]): Waiting[][] {
  const natives = new Set<number>();
  const first: Waiting[] = [],
    second: Waiting[] = [];
  for (const one of waiting) ((natives.has(one.native) ? second : first).push(one), natives.add(one.native));
  return second.length > 0 ? [first, second] : [first];
}

/** One native call. Where it fails, each descriptor is asked about alone, without waiting. */
function nativePoll(context: Context, waiting: Waiting[], span: bigint | undefined): Event[] {
  const answer = callNative(context, waiting, span);
  if (Array.isArray(answer)) return answer;
  if (waiting.length > 1) return waiting.flatMap((one) => nativePoll(context, [one], SHORTEST));
  // The host's poll refuses what is always ready: files and directories, and devices like /dev/null.
  return waiting[0]!.of.map((of) => event(of, answer === Errno.PERM ? Errno.SUCCESS : answer));
}

/** Asks Node's WASI, which reads the subscriptions from the guest's memory, and writes the events there. */
function callNative({ guest, native }: Context, waiting: Waiting[], span: bigint | undefined): Event[] | Errno {
  const count = waiting.length + (span === undefined ? 0 : 1);
  let events: Event[] = [];
  const errno = lend(guest, count * (Size.SUBSCRIPTION + Size.EVENT) + 8, [], (input) => {
    const output = input + count * Size.SUBSCRIPTION,
      nevents = output + count * Size.EVENT;
    guest.bytes.fill(0, input, nevents);
    writeNativeSubscriptions(guest, input, waiting, span);
    const errno = native.poll_oneoff(input, output, count, nevents);
    if (errno === Errno.SUCCESS) events = readNativeEvents(guest, output, guest.view.getUint32(nevents, true), waiting);
    return errno;
  });
  return errno === Errno.SUCCESS ? events : errno;
}

function writeNativeSubscriptions(
  { view }: GuestMemory,
  input: number,
  waiting: Waiting[],
  span: bigint | undefined,
): void {
  for (const [i, { native, type }] of waiting.entries()) {
    const at = input + i * Size.SUBSCRIPTION;
    view.setBigUint64(at, BigInt(i), true);
    view.setUint8(at + 8, type);
    view.setUint32(at + 16, native, true);
  }
  if (span === undefined) return;
  const at = input + waiting.length * Size.SUBSCRIPTION;
  view.setUint8(at + 8, EventType.CLOCK);
  view.setUint32(at + 16, ClockId.MONOTONIC, true);
  // The native timer drops what is less than a millisecond; we would rather come late than early.
  view.setBigUint64(at + 24, span + 999_999n, true);
}

function readNativeEvents({ view }: GuestMemory, output: number, count: number, waiting: Waiting[]): Event[] {
  const events: Event[] = [];
  for (let i = 0, at = output; i < count; i++, at += Size.EVENT) {
    if (view.getUint8(at + 10) === EventType.CLOCK) continue;
    const [errno, flags] = [view.getUint16(at + 8, true), view.getUint16(at + 24, true)];
    for (const of of waiting[Number(view.getBigUint64(at, true))]!.of) events.push(event(of, errno, 0, flags));
  }
  return events;
}
