// @trusted: passes raw descriptors to WASI
import { Holders } from "../shared/bridge";
import { Errno } from "../shared/errno";
import { Filetype } from "../wasi/types";
import { AsFd } from "../fd";
import { errnoOf, fail } from "../result/record";
import { ManagedResult } from "../result";
import { failOn, handleOf } from "./raw";
import { stat } from "./stat";

// The locked files. preview1 has no locks, so they are this module's, and a host that knows the
// library (../reactor/lock.ts) makes them those of all its instances. A lock is of a file, whatever it was opened by.

/** A locked file: the number of holders that share the lock, or `Holders.EXCLUSIVE`. */
@final
export class LockedFile {
  /** … by this module. */
  here: i32 = 0;
  /** … by others, as the host has it. */
  elsewhere: i32 = 0;
  /** Another file with the same number, on another device. */
  next: LockedFile | null = null;

  constructor(readonly dev: u64, readonly ino: u64) {}

  get isFree(): bool {
    return this.here == 0 && this.elsewhere == 0;
  }

  /** Takes the lock, unless other holders conflict. */
  take(exclusive: bool): bool {
    if (exclusive ? !this.isFree : this.here == Holders.EXCLUSIVE || this.elsewhere == Holders.EXCLUSIVE) return false;
    this.here = exclusive ? Holders.EXCLUSIVE : this.here + 1;
    changed();
    return true;
  }

  /** Releases a lock that `take` took. */
  giveBack(): void {
    this.here = this.here == Holders.EXCLUSIVE ? 0 : this.here - 1;
    changed();
    if (this.isFree) forget(this);
  }
}

/** By their numbers. */
const locked = new Map<u64, LockedFile>();

/** Where the changes are counted of what this module has locked: a u32, which a host can see without a call. */
export const changes: usize = memory.data(4, 4);

function changed(): void {
  store<u32>(changes, load<u32>(changes) + 1);
}

/** Locks a file. `taken` is the error where it is locked already. */
// @ts-ignore: decorator
@borrows("fd")
export function lock<Fd extends AsFd>(fd: Fd, exclusive: bool, taken: Errno, operation: string): ManagedResult<LockedFile> {
  const known = stat<Fd>(fd);
  if (known.isErr) return ManagedResult.err<LockedFile>(failOn(handleOf<Fd>(fd), errnoOf(known.code), operation));
  const found = known.value;
  if (!found.ino || !isLockable(found.filetype)) {
    return ManagedResult.err<LockedFile>(fail(Errno.NOTSUP, operation, "it is no file, and only files are locked"));
  }
  const file = lockedFile(found.dev, found.ino);
  if (file.take(exclusive)) return ManagedResult.ok<LockedFile>(file);
  if (file.isFree) forget(file);
  return ManagedResult.err<LockedFile>(failOn(handleOf<Fd>(fd), taken, operation));
}

/** Whether WASI calls something a file or a directory. A pipe is of an unknown type. */
function isLockable(filetype: Filetype): bool {
  return filetype == Filetype.REGULAR_FILE || filetype == Filetype.DIRECTORY || filetype == Filetype.BLOCK_DEVICE;
}

/** Notes the other holders of a file. */
export function lockElsewhere(dev: u64, ino: u64, holders: i32): void {
  lockedFile(dev, ino).elsewhere = holders;
}

/** All locked files, by this module or by others. */
export function lockedFiles(): LockedFile[] {
  const all: LockedFile[] = [];
  const firsts = locked.values();
  for (let i = 0; i < firsts.length; i++) {
    for (let file: LockedFile | null = firsts[i]; file !== null; file = file.next) all.push(file);
  }
  return all;
}

/** Forgets a file without holders. */
export function forget(file: LockedFile): void {
  let before: LockedFile | null = locked.get(file.ino);
  if (before === file) {
    const next = file.next;
    if (next) locked.set(file.ino, next);
    else locked.delete(file.ino);
    return;
  }
  while (before !== null && before.next !== file) before = before.next;
  if (before !== null) before.next = file.next;
}

function lockedFile(dev: u64, ino: u64): LockedFile {
  const first = locked.has(ino) ? locked.get(ino) : null;
  let file = first;
  while (file) {
    if (file.dev == dev) return file;
    file = file.next;
  }
  const added = new LockedFile(dev, ino);
  added.next = first;
  locked.set(ino, added);
  return added;
}
