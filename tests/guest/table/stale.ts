import {
  BorrowedFd, Errno, File, IoError, MisusePolicy, OpenOptions, openHandles,
  renumber, setMisusePolicy,
} from "as-io-lifetimes";
import { fd_close } from "as-io-lifetimes/assembly/wasi";

// For hosts that give a number again as soon as it is closed: each test makes sure that it was.

export function aStaleHandleNeverReachesTheFileThatHasItsNumberNow(): void {
  const a = create("a", "content of a");
  const borrow = a.asFd();
  const raw = a.asRawFd();
  a.drop();
  isRefused(a);

  const b = create("b", "content of b");
  assert(b.asRawFd() == raw, "b has the number that a had");
  isRefused(a);
  assert(borrow.asRawFd() == -1, "the borrow of a leads nowhere");
  assert(a.tryClone().error.errno == Errno.BADF, "nor can a be cloned");
  assert(borrow.tryCloneToOwned().error.errno == Errno.BADF, "nor its borrow");
  isIntact(b, "content of b");

  setMisusePolicy(MisusePolicy.OFF);
  a.drop();
  assert(a.close().error.errno == Errno.BADF, "closing a again is refused");
  isIntact(b, "content of b");
  b.drop();
}

export function aStaleDropTrapsWhileTheNumberIsAnotherFiles(): void {
  const a = create("a", "");
  const raw = a.asRawFd();
  a.drop();
  const b = create("b", "");
  assert(b.asRawFd() == raw, "b has the number that a had");
  a.drop();
}

export function closedBehindTheTableTheOldOwnerIsPartedFromTheNewFile(): void {
  const a = create("a", "content of a");
  const clone = a.tryClone().value;
  const raw = a.asRawFd();
  assert(fd_close(raw) == 0, "somebody closes the number");
  isRefused(a);

  const b = create("b", "content of b");
  assert(b.asRawFd() == raw, "b has the number that a had");
  isRefused(a);
  isRefused(clone);
  assert(a.asRawFd() == -1, "a has no number any more");
  isIntact(b, "content of b");

  assert(openHandles() == 3, "the owners of a are still owners");
  a.drop();
  assert(clone.close().error.errno == Errno.BADF, "there is nothing that they could close");
  isIntact(b, "content of b");
  b.drop();
  assert(openHandles() == 0, "all have ended");
}

export function closedBehindTheTableAViewOrABorrowIsPartedToo(): void {
  const a = create("a", "content of a");
  const raw = a.asRawFd();
  const borrow = BorrowedFd.borrowRaw(raw);
  const view = a.asFilelikeView<File>().value;
  fd_close(raw);
  const b = create("b", "content of b");
  assert(b.asRawFd() == raw, "b has the number that a had");
  isRefused(view.view);
  assert(borrow.asRawFd() == -1, "a borrow of the number was one of a");
  isIntact(b, "content of b");
  view.drop();
  a.drop();
  isIntact(b, "content of b");
  b.drop();
}

export function twoFilesClosedBehindTheTableCannotBeRenumbered(): void {
  const a = create("a", "content of a"), b = create("b", "content of b");
  fd_close(a.asRawFd());
  fd_close(b.asRawFd());
  const c = create("c", "content of c"), d = create("d", "content of d");
  assert(a.asRawFd() == -1 && b.asRawFd() == -1, "c and d have their numbers");
  const from = a.intoFd(), to = b.intoFd();
  assert(renumber(from, to).error.errno == Errno.BADF, "there is nothing to renumber");
  assert(openHandles() == 4, "both are still owned");
  from.drop();
  to.drop();
  isIntact(c, "content of c");
  isIntact(d, "content of d");
  c.drop();
  d.drop();
}

export function aBorrowOfARawFdEndsWithTheFile(): void {
  const a = create("a", "");
  const raw = a.intoRawFd();
  const borrow = BorrowedFd.borrowRaw(raw);
  assert(borrow.asRawFd() == raw, "a borrow of what nobody owns here");
  fd_close(raw);
  const b = create("b", "content of b");
  assert(b.asRawFd() == raw, "b has the number that a had");
  assert(borrow.asRawFd() == -1, "it is no borrow of b");
  assert(BorrowedFd.borrowRaw(raw).asRawFd() == raw, "a new one is");
  b.drop();
}

export function aNumberGivenAwayAndTakenBackIsAnotherHandle(): void {
  const a = create("a", "content of a").intoFd();
  const raw = a.intoRawFd();
  assert(openHandles() == 0, "the table has nothing to do with it");
  const again = File.fromRawFd(raw);
  assert(changetype<usize>(again) != changetype<usize>(a), "another handle");
  assert(a.asRawFd() == -1, "the former one stays stale");
  isIntact(again, "content of a");
  again.drop();
}

export function theNumberOfAFileThatEndedIsClosed(): void {
  const a = create("a", "");
  const raw = a.asRawFd();
  a.drop();
  assert(fd_close(raw) == Errno.BADF, "nothing is left to close");
}

function create(path: string, text: string): File {
  const file = new OpenOptions().read().write().create().truncate().open(path).expect("open");
  file.writeString(text).expect("write");
  return file;
}

function isRefused(file: File): void {
  const buffer = new Uint8Array(4);
  buffer.fill(7);
  assert(file.read(buffer).error.errno == Errno.BADF, "it can't be read");
  assert(buffer[0] == 7 && buffer[3] == 7, "nothing came");
  assert(file.write(buffer).error.errno == Errno.BADF, "nor written");
  assert(file.writeAt(0, buffer).error.errno == Errno.BADF, "nor written at an offset");
  assert(file.setSize(0).error.errno == Errno.BADF, "nor cut off");
  assert(file.seek(0).error.errno == Errno.BADF, "nor rewound");
}

function isIntact(file: File, text: string): void {
  assert(file.tell().value == text.length, "its offset is where it was");
  assert(file.stat().value.size == text.length, "its size is what it was");
  const buffer = new Uint8Array(text.length);
  assert(file.readAt(0, buffer).value == text.length, "it can be read");
  assert(String.UTF8.decode(buffer.buffer) == text, "its content is what it was");
}
