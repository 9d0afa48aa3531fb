// Where engines differ, and which of them is right by the specification. The tests take what they expect from
// here, and so does the table in docs/engines.md.

import { Errno, errnoName } from "../../js/shared.js";

export interface Difference<T> {
  /** What is done. */
  readonly what: string;
  readonly node: T;
  readonly "node:wasi": T;
  /** Which is right, and why. */
  readonly right: string;
  /** An outcome in words. */
  told(outcome: T): string;
}

function differs<T>(
  what: string,
  node: T,
  nodeWasi: T,
  right: string,
  told: (outcome: T) => string = named,
): Difference<T> {
  return { what, node, "node:wasi": nodeWasi, right, told };
}

/** An errno by its name. */
function named(outcome: unknown): string {
  return outcome === Errno.SUCCESS ? "success" : `\`${errnoName(outcome as Errno)}\``;
}

const SILENT = "both: the specification names no error for it";

export const differences = {
  escape: differs("a path that leads out of its preopen", Errno.PERM, Errno.NOTCAPABLE, SILENT),
  notOpenForThat: differs(
    "reading or writing through a descriptor that isn't open for it",
    Errno.BADF,
    Errno.NOTCAPABLE,
    SILENT,
  ),
  reservedRight: differs(
    "`path_open` with a reserved bit in its rights",
    Errno.INVAL,
    Errno.NOTCAPABLE,
    "node: a reserved bit is no right that a descriptor could lack",
  ),
  movedDirectory: differs(
    "a path from a directory that was renamed, or removed and made again, after it was opened",
    Errno.SUCCESS,
    Errno.NOENT,
    "node: a descriptor stands for the directory and not for its name",
  ),
  linkOut: differs(
    "a symbolic link that is made from an opened directory, with a text that leads out of it",
    Errno.SUCCESS,
    Errno.NOTCAPABLE,
    "node: what can't be followed can be made and read all the same",
  ),
  streamAsDirectory: differs("`path_open` from a standard stream", Errno.BADF, Errno.NOTDIR, SILENT),
  fileCallOnStream: differs<Errno | undefined>(
    "`fd_advise`, `fd_allocate`, `fd_filestat_set_size`, `fd_readdir` on a standard stream",
    Errno.BADF,
    undefined,
    SILENT,
    (errno) => (errno === undefined ? "`spipe`, `inval`, `notdir`, as POSIX" : named(errno)),
  ),
  nanoseconds: differs(
    "setting a time to the nanosecond, and one time without the other",
    true,
    false,
    "node: times are in nanoseconds, and a time that isn't named stays",
    (exact) => (exact ? "yes" : "to the microsecond"),
  ),
  dots: differs<string[]>(
    "the entries `.` and `..` of `fd_readdir`",
    [".", ".."],
    [],
    "both: the specification doesn't say whether they are there",
    ({ length }) => (length > 0 ? "there" : "not there"),
  ),
  lateSync: differs<boolean>(
    "flags of synchronization that are set on an open file",
    true,
    false,
    "both: what is written is on the device; no system has another way",
    (reaches) => (reaches ? "the file is opened anew with them" : "each write is synchronized by a call"),
  ),
  appendedStream: differs<boolean>(
    "where the host goes on writing to a file that a guest has appended to as its standard output",
    false,
    true,
    "node:wasi: it is one offset; node:fs has no call that moves that of the host",
    (moved) => (moved ? "at the end" : "where it was"),
  ),
  fullPipe: differs<string>(
    "`poll_oneoff` for writing to a pipe that is full",
    "1: OUT",
    "0: -",
    "node:wasi: a write would wait. node:fs can't ask that of a pipe",
    (told) => (told === "0: -" ? "it waits" : "ready"),
  ),
  pipeWithoutReader: differs<string>(
    "`poll_oneoff` for writing to a pipe that nobody reads",
    "1: OUT",
    "1: ERR",
    "both: a write fails at once",
    (told) => (told === "1: ERR" ? "an error" : "ready"),
  ),
  bytesToRead: differs<number>(
    "the bytes that `poll_oneoff` finds in a file of one byte",
    1,
    0,
    "node: `nbytes` is the number of bytes available",
    String,
  ),
};
