import { PollFlags, PollRecordAt } from "../../shared.js";
import { badOption } from "../errors.js";
import type { Descriptor } from "./descriptor.js";
import type { Library } from "../bridge/library.js";

/** What to wait for. */
export interface PollEntry {
  /** The descriptor, borrowed for the call. An entry with null is ignored. */
  readonly fd: Descriptor | null;
  /** Wait until a read wouldn't wait: there is data, a connection, or the end. */
  readonly read?: boolean;
  /** Wait until a write wouldn't wait. */
  readonly write?: boolean;
}

/** What is there. */
export interface PollEvent<Entry extends PollEntry = PollEntry> {
  /** The entry that it is about. */
  readonly entry: Entry;
  /** A read wouldn't wait. */
  readonly readable: boolean;
  /** A write wouldn't wait. */
  readonly writable: boolean;
  /** The other side has closed. */
  readonly hangup: boolean;
  /** The next read or write fails with an error. */
  readonly error: boolean;
  /** The number of bytes that can be read, or 0 if the engine doesn't know. */
  readonly bytes: number;
}

const { IN, OUT, ERR, HUP, NVAL } = PollFlags;
const { HANDLE, EVENTS, REVENTS, BYTES, SIZE } = PollRecordAt;

/** See `Host.poll`. */
export function poll<Entry extends PollEntry>(
  library: Library,
  entries: readonly Entry[],
  timeout?: number,
): PollEvent<Entry>[] {
  const records = Buffer.alloc(entries.length * SIZE);
  for (const [i, { fd, read, write }] of entries.entries()) {
    records.writeUInt32LE(fd ? fd.handleIn(library) : 0, i * SIZE + HANDLE);
    records.writeUInt32LE((read ? IN : 0) | (write ? OUT : 0), i * SIZE + EVENTS);
  }
  const nanoseconds = timeout === undefined || timeout === Infinity ? -1n : inNanoseconds(timeout);
  library.putBytes(records);
  library.call((io) => io.io_poll(entries.length, nanoseconds));
  return events(entries, Buffer.from(library.bytes(records.length)));
}

function inNanoseconds(milliseconds: number): bigint {
  if (!(milliseconds >= 0))
    throw badOption(
      `poll: the timeout is ${milliseconds}: it must be milliseconds from 0 on, or undefined to wait without an end`,
    );
  return BigInt(Math.min(Math.ceil(milliseconds * 1e6), Number.MAX_SAFE_INTEGER));
}

function events<Entry extends PollEntry>(entries: readonly Entry[], records: Buffer): PollEvent<Entry>[] {
  return entries.flatMap((entry, i) => {
    const flags = records.readUInt32LE(i * SIZE + REVENTS);
    if (flags === 0) return [];
    return {
      entry,
      readable: (flags & IN) !== 0,
      writable: (flags & OUT) !== 0,
      hangup: (flags & HUP) !== 0,
      error: (flags & (ERR | NVAL)) !== 0,
      bytes: Number(records.readBigUInt64LE(i * SIZE + BYTES)),
    };
  });
}
