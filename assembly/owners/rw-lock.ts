// @trusted: an owner is a handle of the table
import { Errno } from "../shared/errno";
import { ManagedResult } from "../result";
import { AsFd, BorrowedFd } from "../fd";
import { LockedFile, lock } from "../io/lock";
import { droppedTwice } from "../table";
import { Mut, Ref } from "../own/words";

/**
 * A file with a lock: shared for reading, or exclusive for writing. The lock is advisory: it
 * doesn't prevent reading or writing. preview1 has no locks, so it is known to this module, and to a host that was
 * made for the library: see docs/io-safety.md. The crate fd-lock's `RwLock`.
 */
@final
@owned("F") @borrowed("F")
export class RwLock<F extends AsFd> {
  /** Takes ownership of `file`: a `File`, or anything else that has `asFd`. */
  constructor(private file: F) {}

  /** Locks the file for reading. Fails with EDEADLK if it is locked for writing, since waiting would never end. */
  read(): ManagedResult<RwLockReadGuard<F>> {
    return this.lockToRead(Errno.DEADLK, "read");
  }

  /** Locks the file for reading. Fails with EAGAIN if it is locked for writing. */
  tryRead(): ManagedResult<RwLockReadGuard<F>> {
    return this.lockToRead(Errno.AGAIN, "tryRead");
  }

  /** Locks the file for writing. Fails with EDEADLK if it is locked, since waiting would never end. */
  @mut
  write(): ManagedResult<RwLockWriteGuard<F>> {
    return this.lockToWrite(Errno.DEADLK, "write");
  }

  /** Locks the file for writing. Fails with EAGAIN if it is locked. */
  @mut
  tryWrite(): ManagedResult<RwLockWriteGuard<F>> {
    return this.lockToWrite(Errno.AGAIN, "tryWrite");
  }

  /** Consumes this and returns the file. */
  @consumes
  intoInner(): F {
    return this.file;
  }

  /** Drops the file, if it is owned. */
  drop(): void {
    // @ts-ignore: only called where F is owned
    this.file.drop();
  }

  private lockToRead(taken: Errno, operation: string): ManagedResult<RwLockReadGuard<F>> {
    const held = lock<F>(this.file, false, taken, operation);
    if (held.isErr) return ManagedResult.err<RwLockReadGuard<F>>(held.code);
    return ManagedResult.ok<RwLockReadGuard<F>>(new RwLockReadGuard<F>(this.file, held.value));
  }

  @mut
  private lockToWrite(taken: Errno, operation: string): ManagedResult<RwLockWriteGuard<F>> {
    const held = lock<F>(this.file, true, taken, operation);
    if (held.isErr) return ManagedResult.err<RwLockWriteGuard<F>>(held.code);
    return ManagedResult.ok<RwLockWriteGuard<F>>(new RwLockWriteGuard<F>(this.file, held.value));
  }
}

/** A file that is locked for reading, until this ends. */
@final
@owned @borrowed
export class RwLockReadGuard<F extends AsFd> {
  /** For `RwLock`. */
  constructor(private locked: Ref<F>, private held: LockedFile | null) {}

  /** The locked file. */
  get file(): Ref<F> {
    return this.locked;
  }

  asFd(): BorrowedFd {
    return this.locked.asFd();
  }

  /** Ends the lock. */
  drop(): void {
    const held = this.held;
    if (held === null) return droppedTwice("RwLockReadGuard");
    this.held = null;
    held.giveBack();
  }
}

/** A file that is locked for writing, until this ends. */
@final
@owned @borrowed
export class RwLockWriteGuard<F extends AsFd> {
  /** For `RwLock`. */
  constructor(private locked: Mut<F>, private held: LockedFile | null) {}

  /** The locked file. */
  @mut
  get file(): Mut<F> {
    return this.locked;
  }

  asFd(): BorrowedFd {
    return this.locked.asFd();
  }

  /** Ends the lock. */
  drop(): void {
    const held = this.held;
    if (held === null) return droppedTwice("RwLockWriteGuard");
    this.held = null;
    held.giveBack();
  }
}
