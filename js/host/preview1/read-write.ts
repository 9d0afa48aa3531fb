import { fstatSync, readSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { Errno, Fdflags, Rights, Size } from "../../shared.js";
import { HostError } from "../errors.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { checkDeadline, mayWait, pause } from "../wasi-common/sleep.js";
import type { Context } from "./context.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import { StandardStream } from "./standard-stream.js";
import type { Descriptor } from "./descriptor.js";
import { OpenSocket } from "./open-socket.js";
import { codeOf, errnoOfThrown, refuse } from "../wasi-common/refusal.js";
import { isReadable, isWritable, readPart, writePart } from "./direct.js";
import { uninterrupted } from "../wasi-common/interrupted.js";
import { atOnce, EXACT, offset, OFFSETS } from "./system.js";

type ReadWriteCalls = Pick<Preview1Functions, "fd_read" | "fd_write" | "fd_pread" | "fd_pwrite">;

/** The calls that read and write. The first lines of each are the hot path: one file and one range. */
export function readWriteCalls(context: Context): ReadWriteCalls {
  const { table, disk } = context;

  /** Whether a call has exactly one range, and the memory contains everything that it points to. */
  function one(iovs: number, count: number, result: number): boolean {
    const { guest } = context;
    if (count !== 1 || !guest.has(iovs, Size.IOVEC) || !guest.has(result, 4)) return false;
    return guest.has(guest.view.getUint32(iovs >>> 0, true), guest.view.getUint32((iovs >>> 0) + 4, true));
  }

  function read(fd: number, iovs: number, count: number, at: bigint | undefined): number {
    const found = table.get(fd);
    if (found instanceof OpenFile) {
      const ranges = context.vectors(iovs, count);
      checkReadable(found, at);
      return at === undefined ? readNext(found, ranges) : readAt(found, ranges, at);
    }
    if (found instanceof OpenDirectory) refuse(Errno.BADF);
    const ranges = context.vectors(iovs, count);
    if (at !== undefined) refuse(Errno.SPIPE);
    found.need(Rights.FD_READ);
    if (found instanceof StandardStream) found.check("canRead");
    const socket = asSocket(found);
    if (socket) return socket.receive(ranges, 0).length;
    if (!(found instanceof StandardStream)) refuse(Errno.BADF);
    return inTurn(ranges, (range, done) => found.stream.read(range, done === 0 && waits(found)));
  }

  function write(fd: number, iovs: number, count: number, at: bigint | undefined): number {
    const found = table.get(fd);
    if (found instanceof OpenFile) {
      const ranges = context.vectors(iovs, count);
      checkWritable(found, at);
      const work = () => (at === undefined ? writeNext(found, ranges) : writeAt(found, ranges, at));
      return disk ? disk.write(sizeOf(ranges), work) : work();
    }
    if (found instanceof OpenDirectory) refuse(Errno.BADF);
    const ranges = context.vectors(iovs, count);
    if (at !== undefined) refuse(Errno.SPIPE);
    found.need(Rights.FD_WRITE);
    if (found instanceof StandardStream) found.check("canWrite");
    const socket = asSocket(found);
    if (socket) return socket.send(ranges);
    if (!(found instanceof StandardStream)) refuse(Errno.BADF);
    return inTurn(ranges, (range) => found.stream.write(range, waits(found), (found.fdflags & Fdflags.APPEND) !== 0));
  }

  function counted(result: number, work: () => number): Errno {
    try {
      context.range(result, 4);
      const count = work();
      context.guest.view.setUint32(result >>> 0, count, true);
      return Errno.SUCCESS;
    } catch (error) {
      return errnoOfThrown(error);
    }
  }

  return {
    fd_read(fd, iovs, count, nread) {
      const file = table.find(fd);
      if (isReadable(file) && one(iovs, count, nread)) {
        const { view, bytes } = context.guest;
        const start = view.getUint32(iovs >>> 0, true),
          size = view.getUint32((iovs >>> 0) + 4, true);
        try {
          const done = readPart(file, bytes, start, size);
          view.setUint32(nread >>> 0, done, true);
          return Errno.SUCCESS;
        } catch (error) {
          if (codeOf(error) !== "EINTR") return errnoOfThrown(error);
        }
      }
      return counted(nread, () => read(fd, iovs, count, undefined));
    },

    fd_write(fd, iovs, count, nwritten) {
      const file = table.find(fd);
      if (disk === undefined && isWritable(file) && one(iovs, count, nwritten)) {
        const { view, bytes } = context.guest;
        const start = view.getUint32(iovs >>> 0, true),
          size = view.getUint32((iovs >>> 0) + 4, true);
        try {
          const done = writePart(file, bytes, start, size);
          view.setUint32(nwritten >>> 0, done, true);
          return Errno.SUCCESS;
        } catch (error) {
          return errnoOfThrown(error);
        }
      }
      return counted(nwritten, () => write(fd, iovs, count, undefined));
    },

    fd_pread: (fd, iovs, count, offset, nread) =>
      counted(nread, () => read(fd, iovs, count, BigInt.asUintN(64, offset))),

    fd_pwrite: (fd, iovs, count, offset, nwritten) =>
      counted(nwritten, () => write(fd, iovs, count, BigInt.asUintN(64, offset))),
  };
}

/**
 * Returns a standard stream that is a socket, if the guest may have to be stopped while it waits. Otherwise node:fs
 * serves it.
 */
function asSocket(found: Descriptor): OpenSocket | undefined {
  return found instanceof OpenSocket ? found : isMainThread && mayWait() ? undefined : OpenSocket.of(found);
}

function waits(stream: StandardStream): boolean {
  return (stream.fdflags & Fdflags.NONBLOCK) === 0;
}

/** Offsets end at 2^63, as in POSIX, where they are signed. */
function checkReadable(file: OpenFile, at: bigint | undefined): void {
  if (at !== undefined && at >= OFFSETS) refuse(Errno.INVAL);
  file.need(at === undefined ? Rights.FD_READ : Rights.FD_READ | Rights.FD_SEEK);
  if (!file.readable) refuse(Errno.BADF);
  if (at !== undefined && !file.seekable) refuse(Errno.SPIPE);
}

/** As `checkReadable`. In append mode the offset is ignored, as on wasmtime. */
function checkWritable(file: OpenFile, at: bigint | undefined): void {
  if (at !== undefined && at >= OFFSETS && !file.appends) refuse(Errno.INVAL);
  file.need(at === undefined ? Rights.FD_WRITE : Rights.FD_WRITE | Rights.FD_SEEK);
  if (!file.writable) refuse(Errno.BADF);
  if (at !== undefined && !file.seekable) refuse(Errno.SPIPE);
}

function readNext(file: OpenFile, ranges: Uint8Array[]): number {
  if (!file.seekable)
    return inTurn(
      ranges,
      (range, done) =>
        file.peek.take(range, file.fd) ||
        patient(file, done, () => readSync(file.fd, range, 0, atOnce(range.length), null)),
    );
  const done = readAt(file, ranges, BigInt(file.position));
  file.position = offset(BigInt(file.position) + BigInt(done));
  return done;
}

function readAt(file: OpenFile, ranges: Uint8Array[], at: bigint): number {
  return inTurn(ranges, (range, done) => {
    const from = at + BigInt(done);
    if (from + BigInt(range.length) >= OFFSETS) refuse(Errno.INVAL);
    return readSync(file.fd, range, 0, atOnce(range.length), from <= EXACT ? Number(from) : from);
  });
}

function writeNext(file: OpenFile, ranges: Uint8Array[]): number {
  if (!file.seekable)
    return inTurn(ranges, (range, done) =>
      patient(file, done, () => writeSync(file.fd, range, 0, atOnce(range.length), null)),
    );
  const done = writeAt(file, ranges, BigInt(file.position));
  if (done === 0) return 0; // nothing was appended, so the offset is unchanged
  file.position = (file.appends ? endOf(file) : undefined) ?? offset(BigInt(file.position) + BigInt(done));
  return done;
}

/** Returns the offset at the end of a file; undefined if that fails, since what was written before is there all the same. */
function endOf(file: OpenFile): number | bigint | undefined {
  try {
    return offset(fstatSync(file.fd, { bigint: true }).size);
  } catch {
    return undefined;
  }
}

/** Writes at an offset. In append mode the system writes at the end, like `pwrite` on Linux. */
function writeAt(file: OpenFile, ranges: Uint8Array[], at: bigint): number {
  if (file.appends) return inTurn(ranges, (range) => writeSync(file.fd, range, 0, atOnce(range.length), null));
  return inTurn(ranges, (range, done) => {
    const to = at + BigInt(done);
    if (to + BigInt(range.length) >= OFFSETS) refuse(Errno.INVAL);
    if (to > EXACT) refuse(Errno.FBIG);
    return writeSync(file.fd, range, 0, atOnce(range.length), Number(to));
  });
}

function sizeOf(ranges: Uint8Array[]): number {
  return ranges.reduce((sum, { length }) => sum + length, 0);
}

/** Works on the ranges in order until one isn't filled. An error is thrown only if nothing was done before. */
function inTurn(ranges: Uint8Array[], work: (range: Uint8Array, done: number) => number): number {
  let total = 0;
  for (const range of ranges) {
    if (range.length === 0) continue;
    checkDeadline();
    let done: number;
    try {
      done = uninterrupted(() => work(range, total));
    } catch (error) {
      // Return what was done, unless the guest is being stopped.
      if (total === 0 || error instanceof HostError) throw error;
      return total;
    }
    total += done;
    if (done < range.length) return total;
  }
  return total;
}

/**
 * Does work on a pipe, which was opened non-blocking so that opening it can't hang. A guest that didn't request
 * non-blocking mode waits here.
 */
function patient(file: OpenFile, done: number, work: () => number): number {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (codeOf(error) !== "EAGAIN" || done > 0 || (file.fdflags & Fdflags.NONBLOCK) !== 0) throw error;
      pause();
    }
  }
}
