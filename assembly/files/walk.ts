// @trusted: takes owners apart that are handles of the table
import { Errno } from "../shared/errno";
import { Filetype, Lookupflags } from "../wasi/types";
import { Owner, cloneHandle } from "../table";
import { fail } from "../result/record";
import { Path } from "../result/path";
import { ManagedResult } from "../result";
import { AsFd, BorrowedFd, OwnedFd } from "../fd";
import { moveTo } from "../fd/own";
import { readDir, stat } from "../io";
import { statPath } from "../io/path";
import { openDir } from "../io/open";
import { locate, within } from "../io/preopen";
import { borrow } from "../io/raw";
import { TRAIL_OPEN, Trail, failAt } from "../io/trail";
import { compareBytes } from "./order";

/** Something in a tree that is walked. */
export class WalkEntry {
  constructor(
    /** Its path from the start of the walk. */
    public path: string,
    /** Its name, the last part of the path. */
    public name: string,
    /** The number of names in the path: 1 for an entry of the start itself. */
    public depth: i32,
    /** Its type. A symbolic link is one, unless links are followed. */
    public filetype: Filetype,
    /** The file's number on the device. */
    public ino: u64,
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

/** The remaining entries of an open directory, and its identity if links are followed. */
class Level {
  next: i32 = 0;
  constructor(public entries: WalkEntry[], public dev: u64, public ino: u64) {}
}

/**
 * A walk through everything below a directory, each directory before its content. It owns the directories that it has
 * open, so the one that it started from may be closed during the walk.
 *
 *     const walk = dir.walk().sorted();
 *     for (let entry = walk.next(); entry !== null; entry = walk.next()) {
 *       if (entry.isErr) …
 */
@final
@owned
export class Walk {
  private start: u32;
  private trail: Trail | null = null;
  private levels: Level[] = [];
  /** The directory that `next` returned last, which the next call enters. */
  private pending: WalkEntry | null = null;
  private sorts: bool = false;
  private follows: bool = false;
  private open: i32 = TRAIL_OPEN;

  /** Walks a directory, which is owned. `Dir.walk` and `fs.walk` make one more easily. */
  constructor(start: OwnedFd) {
    // Without a start the first call of `next` fails.
    const handle = changetype<usize>(start);
    this.start = handle ? <u32>moveTo<usize>(handle, Owner.OWNED_FD, Owner.DIR) : 0;
  }

  /** Walks a directory, which is borrowed for this call only. */
  // @ts-ignore: decorator
  @borrows("dir")
  static from<Fd extends AsFd>(dir: Fd): Walk {
    // If the owner has ended there is no clone, and the first call of `next` fails.
    return new Walk(changetype<OwnedFd>(<usize>cloneHandle(<u32>changetype<usize>(dir.asFd()), Owner.OWNED_FD)));
  }

  /** Walks the directory at a path within a preopened directory. `path_open` */
  static at(path: string): ManagedResult<Walk> {
    const opened = openDir<u32>(locate(path));
    if (opened.isErr) return ManagedResult.err<Walk>(opened.code);
    return ManagedResult.ok<Walk>(new Walk(moveTo<OwnedFd>(opened.value, Owner.DIR, Owner.OWNED_FD)));
  }

  /** Sorts the paths by their bytes. The path of a directory counts with a slash at its end. */
  @consumes
  sorted(on: bool = true): Walk {
    this.sorts = on;
    return this;
  }

  /** Follows symbolic links to directories. A link to a directory that contains it is an error, ELOOP. */
  @consumes
  followSymlinks(on: bool = true): Walk {
    this.follows = on;
    return this;
  }

  /** How many directories may be open at once, 5 at the least. However deep the tree is, 16 do. */
  @consumes
  maxOpen(count: i32): Walk {
    this.open = count;
    return this;
  }

  /**
   * Returns the next entry, or null after the last one. An error is about one directory, which it names; the walk continues
   * behind that one.
   */
  @mut
  next(): ManagedResult<WalkEntry> | null {
    if (this.trail === null) {
      this.trail = new Trail(this.start, this.open, this.follows);
      this.start = 0;
      const problem = this.list(0, 0);
      if (problem) return ManagedResult.err<WalkEntry>(problem);
    }
    const problem = this.descend();
    if (problem) return ManagedResult.err<WalkEntry>(problem);
    while (this.levels.length) {
      const level = this.levels[this.levels.length - 1];
      if (level.next < level.entries.length) {
        const entry = level.entries[level.next++];
        if (entry.isDir) this.pending = entry;
        return ManagedResult.ok<WalkEntry>(entry);
      }
      this.ascend();
    }
    return null;
  }

  /** Skips the content of the directory that `next` returned last, or after a file, the rest of the file's directory. */
  @mut
  skipDir(): void {
    if (this.pending !== null) this.pending = null;
    else if (this.levels.length) this.ascend();
  }

  /** Closes its open directories. */
  drop(): void {
    const trail = this.trail === null ? new Trail(this.start) : this.trail!;
    trail.end();
    this.start = 0;
    this.levels = [];
    this.pending = null;
  }

  private ascend(): void {
    this.levels.pop();
    if (this.levels.length) this.trail!.leave();
  }

  /** Enters the directory that was returned last. Returns an error, or 0. */
  private descend(): i32 {
    const entry = this.pending, trail = this.trail!;
    if (entry === null) return 0;
    this.pending = null;
    const entered = trail.enter(entry.name);
    if (entered.isErr) return failAt(entered.code, entry.path);
    let problem = 0, dev: u64 = 0, ino: u64 = 0;
    if (this.follows) {
      const found = stat<BorrowedFd>(borrow(trail.top().value));
      if (found.isErr) problem = failAt(found.code, entry.path);
      else {
        dev = found.value.dev;
        ino = found.value.ino;
        if (this.isIn(dev, ino)) problem = looped(entry.path);
      }
    }
    if (!problem) problem = this.list(dev, ino);
    if (problem) trail.leave();
    return problem;
  }

  /** Reads the innermost directory. Returns an error, or 0. */
  private list(dev: u64, ino: u64): i32 {
    const trail = this.trail!;
    const directory = trail.path(), handle = trail.top().value;
    const read = readDir<BorrowedFd>(borrow(handle)).all();
    if (read.isErr) return failAt(read.code, directory.length ? directory : ".");
    const all = read.value, depth = trail.depth + 1;
    const entries = new Array<WalkEntry>(all.length);
    for (let i = 0; i < all.length; i++) {
      const path = trail.path(all[i].name);
      const entry = new WalkEntry(path, all[i].name, depth, all[i].filetype, all[i].ino);
      this.look(entry, handle);
      entries[i] = entry;
    }
    if (this.sorts) entries.sort((a, b) => compareBytes(sortKey(a), sortKey(b)));
    if (this.follows && !this.levels.length) {
      const found = stat<BorrowedFd>(borrow(handle));
      if (found.isOk) {
        dev = found.value.dev;
        ino = found.value.ino;
      }
    }
    this.levels.push(new Level(entries, dev, ino));
    return 0;
  }

  /** Finds the type of an entry that its directory doesn't contain, or that is a link to follow. */
  private look(entry: WalkEntry, directory: u32): void {
    const follow = this.follows && entry.isSymlink;
    if (!follow && entry.filetype != Filetype.UNKNOWN) return;
    const path = follow ? within(this.trail!.start, entry.path) : within(directory, entry.name);
    const found = statPath(path, follow ? Lookupflags.SYMLINK_FOLLOW : <Lookupflags>0);
    if (found.isErr) return; // a link that leads nowhere stays a link
    entry.filetype = found.value.filetype;
    entry.ino = found.value.ino;
  }

  /** Whether a directory is one of the current path. */
  private isIn(dev: u64, ino: u64): bool {
    for (let i = 0; i < this.levels.length; i++) {
      if (this.levels[i].dev == dev && this.levels[i].ino == ino) return true;
    }
    return false;
  }
}

function looped(path: string): i32 {
  return fail(Errno.LOOP, "walk", "the link leads back to a directory that it is in", Path.encode(path));
}

function sortKey(entry: WalkEntry): string {
  return entry.isDir ? entry.name + "/" : entry.name;
}
