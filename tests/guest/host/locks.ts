// A reactor that locks files, beside others and beside the host.
import { File, OpenOptions, RwLock, RwLockReadGuard, RwLockWriteGuard } from "as-io-lifetimes";
export * from "as-io-lifetimes/assembly/bridge";

// Held over calls: the host says when they end. Compiled without the transform.
const reading: RwLockReadGuard<File>[] = [];
const writing: RwLockWriteGuard<File>[] = [];

/** Locks a file and keeps the lock: 0, or the errno. */
export function lock(path: string, exclusive: bool): i32 {
  const lock = new RwLock<File>(new OpenOptions().read().write().create().open(path).value);
  if (exclusive) {
    const guard = lock.tryWrite();
    if (guard.isErr) return ended(lock, guard.error.errno);
    writing.push(guard.value);
  } else {
    const guard = lock.tryRead();
    if (guard.isErr) return ended(lock, guard.error.errno);
    reading.push(guard.value);
  }
  return 0;
}

/** Ends the locks that are kept. */
export function unlock(): void {
  while (reading.length) reading.pop().drop();
  while (writing.length) writing.pop().drop();
}

/** Locks a file, calls the host, and unlocks it. */
export function lockAndCall(path: string): i32 {
  const errno = lock(path, true);
  if (errno) return errno;
  const answer = call();
  unlock();
  return answer;
}

/** Calls the host, and then locks a file. */
export function callAndLock(path: string): i32 {
  call();
  return lock(path, true);
}

/** Locks a file for the time of this call. */
export function touch(path: string): i32 {
  const errno = lock(path, true);
  unlock();
  return errno;
}

export function lockAndTrap(path: string): void {
  lock(path, true);
  unreachable();
}

/** Makes the memory grow. */
export function grow(): void {
  memory.grow(16);
}

// @ts-ignore: decorator
@external("host", "call")
declare function call(): i32;

function ended(lock: RwLock<File>, errno: i32): i32 {
  lock.intoInner().drop();
  return errno;
}
