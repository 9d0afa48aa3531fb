// Reads and writes of one range of a file that has an offset and all its rights: the hot path of the guest's calls, and the
// host's own calls on the guest's files, which need no memory of the guest.

import { readSync, writeSync } from "node:fs";
import { Rights } from "../../shared.js";
import type { DirectFiles } from "../wasi-common/wasi.js";
import type { Context } from "./context.js";
import type { Descriptor } from "./descriptor.js";
import { OpenFile } from "./open-file.js";
import { atOnce } from "./system.js";

/** A file whose offset is exact as a number. */
type Plain = OpenFile & { position: number };

/** Whether a read needs no more checks. */
export function isReadable(file: Descriptor | undefined): file is Plain {
  return isPlain(file) && file.readable;
}

/** Whether a write needs no more checks. */
export function isWritable(file: Descriptor | undefined): file is Plain {
  return isPlain(file) && file.writable && !file.appends;
}

/** Whether an offset is a number that stays exact when one call moves it. */
function isNear(position: number | bigint): boolean {
  return typeof position === "number" && position < 2 ** 52;
}

function isPlain(file: Descriptor | undefined): file is Plain {
  return file instanceof OpenFile && file.seekable && isNear(file.position) && file.base === Rights.ALL;
}

/** Reads at the file's offset and moves it. */
export function readPart(file: Plain, into: Uint8Array, at: number, size: number): number {
  const done = size === 0 ? 0 : readSync(file.fd, into, at, atOnce(size), file.position);
  file.position += done;
  return done;
}

/** Writes at the file's offset and moves it. */
export function writePart(file: Plain, from: Uint8Array, at: number, size: number): number {
  const done = size === 0 ? 0 : writeSync(file.fd, from, at, atOnce(size), file.position);
  file.position += done;
  return done;
}

/** The answer where only the guest's own call can answer. */
const NONE = -1;

/** Creates the host's own calls. After an error of the system the guest's call fails with the same error, and reports it. */
export function directFiles({ table, disk }: Context): DirectFiles {
  return {
    read(fd, into, at, length) {
      const file = table.find(fd);
      if (!isReadable(file)) return NONE;
      try {
        return readPart(file, into, at, length);
      } catch {
        return NONE;
      }
    },

    readAt(fd, offset, into, at, length) {
      const file = table.find(fd);
      if (!isReadable(file)) return NONE;
      try {
        return length === 0 ? 0 : readSync(file.fd, into, at, atOnce(length), offset);
      } catch {
        return NONE;
      }
    },

    write(fd, from, at, length) {
      const file = table.find(fd);
      if (disk !== undefined || !isWritable(file)) return NONE;
      try {
        return writePart(file, from, at, length);
      } catch {
        return NONE;
      }
    },

    writeAt(fd, offset, from, at, length) {
      const file = table.find(fd);
      if (disk !== undefined || !isWritable(file)) return NONE;
      try {
        return length === 0 ? 0 : writeSync(file.fd, from, at, atOnce(length), offset);
      } catch {
        return NONE;
      }
    },

    left(fd) {
      const file = table.find(fd);
      return isReadable(file) ? Math.max(0, file.sizeAtOpen - file.position) : NONE;
    },
  };
}
