import {
  BorrowedFd, Errno, File, OpenOptions, RwLock, SharedFd, drop, forget, fs, openHandles, pipe, stat, stdout, tell,
} from "as-io-lifetimes";
import { lockedFiles } from "as-io-lifetimes/assembly/io/lock";

// The first four are the tests of the crate fd-lock, by their names.

export function doubleReadLock(): void {
  const l0 = lockOf("a"), l1 = lockOf("a");
  const g0 = l0.read().value;
  const g1 = l1.read().value;
  assert(lockedFiles().length == 1, "one file is locked");
}

export function doubleWriteLock(): void {
  let l0 = lockOf("a"), l1 = lockOf("a");
  const g0 = l0.write().value;
  assert(l1.tryWrite().error.errno == Errno.AGAIN, "it is locked for writing");
  drop(g0);
  const g1 = l1.tryWrite().value;
}

export function readAndWriteLock(): void {
  let l0 = lockOf("a"), l1 = lockOf("a");
  const g0 = l0.read().value;
  assert(l1.tryWrite().error.errno == Errno.AGAIN, "it is locked for reading");
  drop(g0);
  const g1 = l1.tryWrite().value;
}

export function writeAndReadLock(): void {
  let l0 = lockOf("a"), l1 = lockOf("a");
  const g0 = l0.write().value;
  assert(l1.tryRead().error.errno == Errno.AGAIN, "it is locked for writing");
  drop(g0);
  const g1 = l1.tryRead().value;
}

export function whoWouldWaitForEverIsTold(): void {
  let l0 = lockOf("a"), l1 = lockOf("a");
  const g0 = l0.write().value;
  {
    const read = l1.read();
    assert(read.error.errno == Errno.DEADLK && read.error.operation == "read", read.error.toString());
  }
  const write = l1.write();
  assert(write.error.toString() == 'write "a": waiting would deadlock (deadlk)', write.error.toString());
}

export function aGuardEndsTheLockAtTheEndOfItsScope(): void {
  let l0 = lockOf("a");
  let l1 = lockOf("a");
  {
    const g0 = l0.write().value;
    assert(lockedFiles().length == 1, "it is locked");
  }
  assert(lockedFiles().length == 0, "it is forgotten");
  {
    const g0 = l0.read().value, g1 = l0.read().value;
    drop(g0);
    assert(l1.tryWrite().isErr, "one is left");
  }
  l1.tryWrite().value.file.writeString("x").expect("write");
}

export function aGuardGivesAccessToTheFile(): void {
  let lock = new RwLock<File>(new OpenOptions().read().write().create().open("a").value);
  {
    const guard = lock.write().value;
    guard.file.writeString("hello").expect("write");
    assert(guard.file.seek(0).value == 0 && tell(guard).value == 0, "it is where it was sought");
  }
  const guard = lock.read().value;
  assert(guard.file.readToString().value == "hello", "what was written");
  assert(stat(guard).value.size == 5, "a guard has asFd");
}

export function theFileIsGivenBack(): void {
  const lock = lockOf("a");
  drop(lock.read().value);
  const file = lock.intoInner();
  file.close().expect("close");
  assert(openHandles() == 0, "it was the only one");
}

export function theLockIsOfTheFileAndNotOfAName(): void {
  let l0 = lockOf("a");
  fs.link("a", "b").expect("link");
  let l1 = lockOf("b");
  const g0 = l0.write().value;
  assert(l1.tryRead().isErr, "the same file");
  fs.rename("a", "c").expect("rename");
  let l2 = lockOf("a");
  const g2 = l2.tryWrite().value;
  let l3 = lockOf("c");
  assert(l3.tryWrite().isErr, "it has another name");
  assert(lockedFiles().length == 2, "two files are locked");
}

export function clonesCompeteAsAnyOther(): void {
  const file = File.create("a").value;
  let l0 = new RwLock<File>(file.tryClone().value), l1 = new RwLock<File>(file);
  const g0 = l0.write().value;
  assert(l1.tryWrite().error.errno == Errno.AGAIN, "a clone is another");
}

export function aLockMayBeOfWhatIsSharedOrBorrowed(): void {
  const shared = SharedFd.fromIntoFd(File.create("a").value);
  let l0 = new RwLock<SharedFd>(shared.clone());
  let l1 = new RwLock<BorrowedFd>(shared.asFd());
  const g0 = l0.write().value;
  assert(l1.tryWrite().isErr, "it is one file");
}

export function whatHasNoNumberCannotBeLocked(): void {
  const lock = new RwLock<BorrowedFd>(stdout());
  const read = lock.read();
  assert(read.error.errno == Errno.NOTSUP, read.error.toString());
  assert(read.error.detail == "it is no file, and only files are locked", "why");
}

export function manyFilesAreLockedAtOnce(): void {
  for (let i = 0; i < 500; i++) keepLocked(lockOf(i.toString()));
  assert(lockedFiles().length == 500, "all are locked");
  for (let i = 0; i < 500; i++) assert(lockOf(i.toString()).tryRead().isErr, "each of them");
}

// @ts-ignore: decorator
@nodrop
function keepLocked(lock: RwLock<File>): void {
  forget(lock.write().value);
}

function lockOf(path: string): RwLock<File> {
  return new RwLock<File>(new OpenOptions().read().write().create().open(path).value);
}

export function aPipeIsNoFile(): void {
  const ends = pipe().value, reader = ends.reader, writer = ends.writer;
  const lock = new RwLock<BorrowedFd>(reader.asFd());
  const error = lock.tryRead().error;
  assert(error.errno == Errno.NOTSUP && error.detail! == "it is no file, and only files are locked", error.toString());
}
