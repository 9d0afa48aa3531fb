import { Errno, Fdflags } from "../../shared.js";
import type { Context } from "./context.js";
import type { HotCall } from "./gate.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Entry } from "./record.js";
import type { Served } from "../wasi-common/stdio.js";
import { MOST_ITEMS } from "../wasi-common/memory.js";
import { sleep } from "../wasi-common/sleep.js";

/** How long we wait between two tries of a call that says `again`, in nanoseconds. */
const RETRY = 1_000_000n;

/**
 * What the gate asks for when it can't pass a hot call on: the descriptor is closed, or it is one that
 * we serve or synchronize, or Node's WASI has answered `again`.
 */
export function hotAnswers(context: () => Context): Pick<Preview1Functions, HotCall> {
  /** Answers for `fd`: with `served` for a stream of ours, else with another try of `native`. */
  function answer(fd: number, count: number, served: (stream: Served) => Errno, native: (fd: number) => Errno): Errno {
    const entry = context().entry(fd);
    if (!entry) return Errno.BADF;
    if (entry.served) return served(entry.served);
    return isTooMany(count) ? Errno.INVAL : retry(entry, native);
  }

  /** Positions are for files. A native `again` stands: another try may well say the same for ever. */
  function positioned(fd: number, count: number, native: (fd: number) => Errno): Errno {
    const entry = context().entry(fd);
    if (!entry) return Errno.BADF;
    if (isTooMany(count)) return Errno.INVAL;
    if (entry.served) return Errno.SPIPE;
    return entry.needsSync ? native(entry.native) : Errno.AGAIN;
  }

  /** After a write: synchronizes what Linux doesn't by itself. */
  function synced(fd: number, errno: Errno): Errno {
    const entry = context().entry(fd);
    return errno === Errno.SUCCESS && entry?.needsSync ? context().sync(entry.native, entry.fdflags) : errno;
  }

  return {
    fd_read: (fd, iovs, count, nread) =>
      answer(
        fd,
        count,
        (stream) => read(context(), stream, iovs, count, nread),
        (fd) => context().native.fd_read(fd, iovs, count, nread),
      ),
    fd_write: (fd, iovs, count, nwritten) =>
      synced(
        fd,
        answer(
          fd,
          count,
          (stream) => write(context(), stream, iovs, count, nwritten),
          (fd) => context().native.fd_write(fd, iovs, count, nwritten),
        ),
      ),
    fd_pread: (fd, iovs, count, offset, nread) =>
      positioned(fd, count, (fd) => context().native.fd_pread(fd, iovs, count, offset, nread)),
    fd_pwrite: (fd, iovs, count, offset, nwritten) =>
      synced(
        fd,
        positioned(fd, count, (fd) => context().native.fd_pwrite(fd, iovs, count, offset, nwritten)),
      ),
    fd_seek: (fd, offset, whence, result) =>
      positioned(fd, 0, (fd) => context().native.fd_seek(fd, offset, whence, result)),
    fd_tell: (fd, result) => positioned(fd, 0, (fd) => context().native.fd_tell(fd, result)),
  };
}

/** Whether there are more iovecs than one call may have. */
function isTooMany(count: number): boolean {
  return count >>> 0 > MOST_ITEMS;
}

/**
 * The host may have set its standard streams to non-blocking (Node does so with pipes it uses itself).
 * A guest that hasn't asked for that expects to wait.
 */
function retry(entry: Entry, native: (fd: number) => Errno): Errno {
  let errno = native(entry.native);
  while (errno === Errno.AGAIN && entry.origin === "given" && (entry.fdflags & Fdflags.NONBLOCK) === 0) {
    sleep(RETRY);
    errno = native(entry.native);
  }
  return errno;
}

function read({ guest }: Context, stream: Served, iovs: number, count: number, nread: number): Errno {
  if (!stream.read) return Errno.NOTCAPABLE;
  const ranges = guest.vectors(iovs, count);
  if (!Array.isArray(ranges)) return ranges;
  if (!guest.has(nread, 4)) return Errno.FAULT;
  let total = 0;
  for (const range of ranges) {
    const got = stream.read(range);
    total += got;
    if (got < range.length) break;
  }
  guest.view.setUint32(nread >>> 0, total, true);
  return Errno.SUCCESS;
}

function write({ guest }: Context, stream: Served, iovs: number, count: number, nwritten: number): Errno {
  if (!stream.write) return Errno.NOTCAPABLE;
  const ranges = guest.vectors(iovs, count);
  if (!Array.isArray(ranges)) return ranges;
  if (!guest.has(nwritten, 4)) return Errno.FAULT;
  let total = 0;
  for (const range of ranges) {
    const errno = range.length === 0 ? Errno.SUCCESS : stream.write(range);
    if (errno !== Errno.SUCCESS) return errno;
    total += range.length;
  }
  guest.view.setUint32(nwritten >>> 0, total, true);
  return Errno.SUCCESS;
}
