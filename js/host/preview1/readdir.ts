import { opendirSync, lstatSync, type Dirent } from "node:fs";
import { Errno, Filetype, Rights, Size } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { checkDeadline } from "../wasi-common/sleep.js";
import type { Context } from "./context.js";
import { refuse } from "./refusal.js";
import { filetypeOf } from "../wasi-common/filetype.js";
import type { DirectoryEntry, OpenDirectory } from "./open-directory.js";

/** The most entries of directories that are kept for a guest, of all that it has open: each takes some hundred bytes. */
const MOST_ENTRIES = 500_000;

/**
 * `fd_readdir`. A cookie is the place of an entry in what the directory held when it was last read from the
 * start. So a guest that removes what it has read misses nothing.
 */
export function readdirCalls(context: Context): Pick<Preview1Functions, "fd_readdir"> {
  return {
    fd_readdir(fd, buf, len, cookie, used) {
      const directory = context.table.directory(fd);
      directory.need(Rights.FD_READDIR);
      [buf, len] = [buf >>> 0, len >>> 0];
      context.range(buf, len);
      context.range(used, 4);
      if (cookie === 0n || !directory.entries) {
        directory.entries = undefined;
        directory.entries = entriesOf(directory, MOST_ENTRIES - context.table.listed);
      }
      const { entries, prefix } = directory;
      const first = BigInt.asUintN(64, cookie);
      let at = buf;
      for (let i = first > BigInt(entries.length) ? entries.length : Number(first); i < entries.length; i++) {
        const dirent = encode(entries[i]!, BigInt(i + 1), prefix);
        at += dirent.copy(context.guest.bytes, at, 0, Math.min(dirent.length, buf + len - at));
        if (at === buf + len) break;
      }
      context.guest.view.setUint32(used >>> 0, at - buf, true);
      return Errno.SUCCESS;
    },
  };
}

/** What is in the directory. Fails with `nomem` where that is more than `most` entries. */
function entriesOf(directory: OpenDirectory, most: number): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [".", ".."].map((name) => ({
    name: Buffer.from(name),
    filetype: Filetype.DIRECTORY,
  }));
  // The types of Node know neither an encoding of buffers here nor what it does to the names.
  const listing = opendirSync(`${directory.prefix}.`, { encoding: "buffer" as BufferEncoding });
  try {
    for (let entry = listing.readSync(); entry; entry = listing.readSync()) {
      const { name } = entry as unknown as Dirent<Buffer>;
      if (entries.length >= most) refuse(Errno.NOMEM);
      if (entries.length % 1024 === 0) checkDeadline();
      entries.push({ name, filetype: filetypeOf(entry as unknown as Dirent<Buffer>) });
    }
  } finally {
    listing.closeSync();
  }
  return entries;
}

/** The record of an entry with its name behind it. What has gone since has the number 0. */
function encode({ name, filetype }: DirectoryEntry, next: bigint, prefix: string): Buffer {
  const isParent = name.length === 2 && name[0] === 0x2e && name[1] === 0x2e;
  // What is above the directory is nothing to the guest.
  const path = Buffer.concat([Buffer.from(prefix), isParent ? Buffer.from(".") : name]);
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  const dirent = Buffer.alloc(Size.DIRENT + name.length);
  dirent.writeBigUInt64LE(next, 0);
  dirent.writeBigUInt64LE(stat?.ino ?? 0n, 8);
  dirent.writeUInt32LE(name.length, 16);
  dirent.writeUInt8(filetype === Filetype.UNKNOWN && stat ? filetypeOf(stat) : filetype, 20);
  name.copy(dirent, Size.DIRENT);
  return dirent;
}
