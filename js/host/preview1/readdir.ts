import { lstatSync } from "node:fs";
import { Errno, Filetype, Rights, Size } from "../../shared.js";
import { entriesOf } from "../paths/entries.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { checkDeadline } from "../wasi-common/sleep.js";
import type { Context } from "./context.js";
import { refuse } from "../wasi-common/refusal.js";
import type { DirectoryEntry, OpenDirectory } from "./open-directory.js";
import { filetypeOf } from "../wasi-common/filetype.js";

/** The most directory entries that are kept for a guest, in all its open directories. Each takes some hundred bytes. */
const MOST_ENTRIES = 500_000;

/**
 * `fd_readdir`. A cookie is an index into the list that was made when the directory was last read from the start. So
 * a guest that removes entries that it has read misses none.
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
        directory.entries = list(directory, MOST_ENTRIES - context.table.listed);
      }
      const {
        entries,
        held: { prefix },
      } = directory;
      const first = BigInt.asUintN(64, cookie);
      let at = buf;
      for (let i = first > BigInt(entries.length) ? entries.length : Number(first); i < entries.length; i++) {
        if (i % 1024 === 0) checkDeadline();
        const dirent = encode(entries[i]!, BigInt(i + 1), prefix);
        at += dirent.copy(context.guest.bytes, at, 0, Math.min(dirent.length, buf + len - at));
        if (at === buf + len) break;
      }
      context.guest.view.setUint32(used >>> 0, at - buf, true);
      return Errno.SUCCESS;
    },
  };
}

const DOTS: readonly DirectoryEntry[] = [".", ".."].map((name) => ({
  name: Buffer.from(name),
  filetype: Filetype.DIRECTORY,
}));

/** Returns the entries of a directory. Fails with `nomem` for more than `most`. */
function list({ held }: OpenDirectory, most: number): DirectoryEntry[] {
  const entries = [...DOTS];
  for (const entry of entriesOf(held)) {
    if (entries.length >= most) refuse(Errno.NOMEM);
    if (entries.length % 1024 === 0) checkDeadline();
    entries.push({ name: entry.name, filetype: filetypeOf(entry.type) });
  }
  return entries;
}

/** Encodes an entry as its record and its name. An entry that was removed meanwhile has the inode number 0. */
function encode({ name, filetype }: DirectoryEntry, next: bigint, prefix: string): Buffer {
  const isParent = name.length === 2 && name[0] === 0x2e && name[1] === 0x2e;
  // The guest must learn nothing about the parent of the directory.
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
