import { Errno, File, MisusePolicy, RwLock, setMisusePolicy } from "as-io-lifetimes";
import { lockedFiles } from "as-io-lifetimes/assembly/io/lock";

// What the transform would refuse.

export function aLockedFileIsLockedForItsOwnLockToo(): void {
  const lock = lockOf("a");
  const guard = lock.read().value;
  assert(lock.write().error.errno == Errno.DEADLK, "it would wait for itself");
  guard.drop();
  lock.drop();
}

export function aGuardMayOutliveItsFile(): void {
  const lock = lockOf("a");
  const guard = lock.write().value;
  lock.intoInner().drop();
  assert(guard.file.tell().isErr, "the file is closed");
  guard.drop();
  assert(lockedFiles().length == 0, "and not locked any more");
}

export function aReadGuardIsDroppedOnce(): void {
  setMisusePolicy(MisusePolicy.REPORT);
  const lock = lockOf("a");
  const one = lock.read().value, two = lock.read().value;
  one.drop();
  one.drop();
  assert(lock.tryWrite().isErr, "the second is there");
  two.drop();
  lock.tryWrite().value.drop();
  lock.drop();
}

export function aWriteGuardIsDroppedOnce(): void {
  const lock = lockOf("a");
  const one = lock.write().value;
  one.drop();
  const two = lock.write().value;
  one.drop();
}

export function aClosedFileCannotBeLocked(): void {
  const lock = lockOf("a");
  lock.drop();
  assert(lock.read().error.errno == Errno.BADF, "it is closed");
}

function lockOf(path: string): RwLock<File> {
  return new RwLock<File>(File.create(path).value);
}
