// @trusted: passes raw descriptors to WASI
import { fd_readdir } from "../table";
import { Dirent } from "../wasi/structs";
import { Errno } from "../shared/errno";
import { Filetype } from "../wasi/types";
import { decodeText } from "../wasi/utf8";
import { AsFd, BorrowedFd } from "../fd";
import { IoError, ManagedResult } from "../result";
import { failOn, handleOf, rawFd } from "./raw";

/** An entry of a directory. */
export class DirEntry {
  constructor(
    /** Its name, without the directory's. Bytes that aren't UTF-8 become U+FFFD; such a name can't be opened. */
    public name: string,
    /** Its type. A symbolic link is one. */
    public filetype: Filetype,
    /** The file's number on the device. */
    public ino: u64,
    /** The place in the directory behind this entry, for `ReadDir`. */
    public cookie: u64,
  ) {}

  get isFile(): bool {
    return this.filetype == Filetype.REGULAR_FILE;
  }

  get isDir(): bool {
    return this.filetype == Filetype.DIRECTORY;
  }

  get isSymlink(): bool {
    return this.filetype == Filetype.SYMBOLIC_LINK;
  }
}

/**
 * The entries of a directory, page by page, without "." and "..". The directory stays borrowed until the end.
 *
 *     const entries = readDir(dir);
 *     for (let entry = entries.next(); entry !== null; entry = entries.next()) …
 *     if (entries.failed) …
 */
@borrowed
export class ReadDir {
  private page: Uint8Array = new Uint8Array(4096);
  private used: i32 = 0;
  private at: i32 = 0;
  private last: bool = false;
  private failure: i32 = 0;

  constructor(private fd: BorrowedFd, private cookie: u64 = 0) {}

  /** The next entry, or null behind the last one and after an error. */
  next(): DirEntry | null {
    while (true) {
      const entry = this.parse();
      if (entry === null) {
        if (this.last || !this.fill()) return null;
      } else if (entry.name != "." && entry.name != "..") return entry;
    }
  }

  /** Whether reading ended with an error. */
  get failed(): bool {
    return this.failure != 0;
  }

  /** The error that reading ended with. */
  get error(): IoError {
    return new IoError(this.failure);
  }

  /** All entries that are left. */
  all(): ManagedResult<DirEntry[]> {
    const entries: DirEntry[] = [];
    for (let entry = this.next(); entry !== null; entry = this.next()) entries.push(entry);
    return this.failure ? ManagedResult.err<DirEntry[]>(this.failure) : ManagedResult.ok<DirEntry[]>(entries);
  }

  /** Takes an entry off the page, or returns null if it holds no whole one. */
  private parse(): DirEntry | null {
    const left = this.used - this.at;
    const head = <i32>offsetof<Dirent>();
    if (left < head) return null;
    const dirent = changetype<Dirent>(this.page.dataStart + this.at);
    const length = <i32>dirent.d_namlen;
    if (left - head < length) return null;
    const name = decodeText(changetype<usize>(dirent) + head, length);
    this.at += head + length;
    this.cookie = dirent.d_next;
    return new DirEntry(name, <Filetype>dirent.d_type, dirent.d_ino, dirent.d_next);
  }

  /** Reads the page behind the last entry. `fd_readdir` */
  private fill(): bool {
    if (!this.at && this.used) {
      // Not even one entry had room, or the host gave less than one.
      if (this.used < this.page.length) return this.fail(Errno.IO);
      this.page = new Uint8Array(this.page.length << 1);
    }
    const size = memory.data(4, 4);
    const raw = rawFd<BorrowedFd>(this.fd);
    const errno = fd_readdir(raw, this.page.dataStart, this.page.length, this.cookie, size);
    if (errno) return this.fail(errno);
    // A page that isn't full says nothing: some hosts give an entry at a time. Only an empty one is the end.
    this.used = <i32>min<u32>(load<u32>(size), <u32>this.page.length);
    this.at = 0;
    this.last = !this.used;
    return this.used > 0;
  }

  private fail(errno: i32): bool {
    this.failure = failOn(handleOf<BorrowedFd>(this.fd), errno, "readDir");
    this.last = true;
    return false;
  }
}

/** Reads the entries of a directory, from its start or from behind an entry by that one's `cookie`. `fd_readdir` */
// @ts-ignore: decorator
@borrows("fd")
export function readDir<Fd extends AsFd>(fd: Fd, cookie: u64 = 0): ReadDir {
  return new ReadDir(fd.asFd(), cookie);
}
