import {
  BorrowedFd, Errno, File, OpenOptions, Whence, fs, openHandles, stderr, stdin, stdout, writeString,
} from "as-io-lifetimes";
import { fd_close } from "as-io-lifetimes/assembly/wasi";

export function clonesShareTheOffset(): void {
  const file = readWrite("a");
  file.writeString("0123456789").expect("write");
  const clone = file.tryClone().value;
  assert(clone.tell().value == 10, "the clone is where the file is");
  assert(file.seek(3).value == 3 && clone.tell().value == 3, "moving one moves the other");
  const buffer = new Uint8Array(2);
  assert(clone.read(buffer).value == 2 && buffer[0] == 51, "the clone reads on from there");
  assert(file.seek(0, Whence.CUR).value == 5, "and moves the file");
  file.drop();
  clone.drop();
}

export function theRawFdIsClosedWithTheLastOwnerAndNotBefore(): void {
  const file = readWrite("a");
  const raw = file.asRawFd();
  const one = file.tryClone().value, two = one.tryClone().value;
  assert(one.asRawFd() == raw && two.asRawFd() == raw, "preview1 has no dup: all have one raw fd");
  assert(openHandles() == 3, "and a handle each");
  one.drop();
  file.close().expect("close");
  assert(two.tell().value == 0, "it is open while one is left");
  assert(file.tell().isErr && one.tell().isErr, "the others are refused");
  two.drop();
  assert(openHandles() == 0, "all have ended");
  assert(fd_close(raw) == Errno.BADF, "and the raw fd is closed");
}

export function aCloneMayOutliveTheRawFdOfItsBorrow(): void {
  const file = readWrite("a");
  const clone = file.asFd().tryCloneToOwned().value;
  file.drop();
  const again = File.fromFd(clone);
  again.writeString("x").expect("write");
  again.drop();
  assert(fs.stat("a").value.size == 1, "it was written");
}

export function theLastOwnerMayGiveTheRawFdAway(): void {
  const file = readWrite("a");
  const clone = file.tryClone().value;
  file.drop();
  const raw = clone.intoRawFd();
  assert(raw >= 3 && openHandles() == 0, "it is the caller's now");
  assert(fd_close(raw) == 0, "who closes it");
}

export function aCloneOfAViewIsAnOwner(): void {
  const file = readWrite("a");
  const view = file.asFilelikeView<File>().value;
  const clone = view.view.tryClone().value;
  view.drop();
  file.drop();
  assert(clone.tell().value == 0, "it is open");
  clone.drop();
}

export function aCloneOfStandardOutputDoesNotCloseIt(): void {
  const clone = stdout().tryCloneToOwned().value;
  writeString(clone, "by the clone\n").expect("write");
  clone.drop();
  writeString(stdout(), "by standard output\n").expect("write");
}

export function clonesOfStandardStreamsDoNotCloseThem(): void {
  for (let i = 0; i < 3; i++) {
    const one = stdin().tryCloneToOwned().value, two = stdout().tryCloneToOwned().value;
    const three = stderr().tryCloneToOwned().value;
    assert(openHandles() == 3, "three owners");
    const again = two.tryClone().value;
    one.drop();
    two.drop();
    three.close().expect("close");
    assert(again.asRawFd() == 1, "it is standard output");
    again.drop();
    assert(openHandles() == 0, "all have ended");
    assert(stdin().asRawFd() == 0 && stdout().asRawFd() == 1 && stderr().asRawFd() == 2, "the streams are there");
  }
  writeString(stdout(), "still open\n").expect("write");
}

export function aBorrowOfAStreamOutlivesItsClones(): void {
  const borrow = stdout();
  borrow.tryCloneToOwned().value.drop();
  writeString(borrow, "through the first borrow\n").expect("write");
  assert(changetype<usize>(borrow) == changetype<usize>(stdout()), "the borrow of a stream is one and the same");
}

export function theHandleOfACloneIsItsOwn(): void {
  const handles = new Set<usize>();
  handles.add(changetype<usize>(stdin()));
  handles.add(changetype<usize>(stdout()));
  handles.add(changetype<usize>(stderr()));
  const clone = stdout().tryCloneToOwned().value;
  assert(!handles.has(changetype<usize>(clone)), "no stream has it");
  const file = readWrite("a");
  const second = file.tryClone().value;
  assert(changetype<usize>(file) != changetype<usize>(second), "nor the cloned one");
  clone.drop();
  file.drop();
  second.drop();
}

export function aCloneOfAPreopenedDirectoryDoesNotCloseIt(): void {
  fs.preopens()[0].fd.tryCloneToOwned().value.drop();
  readWrite("a").drop();
  assert(fs.exists("a").value, "paths still lead somewhere");
}

export function theRawFdOfAStreamCanBeTakenOver(): void {
  stdin();
  const file = File.fromRawFd(0);
  assert(openHandles() == 1, "it is owned now");
  const clone = file.tryClone().value;
  file.drop();
  assert(clone.asRawFd() == 0, "the clone has it");
  clone.close().expect("close");
  assert(BorrowedFd.borrowRaw(0).asRawFd() == 0, "a number can be borrowed");
  assert(File.fromRawFd(0).close().error.errno == Errno.BADF, "but nothing is there");
}

export function aStreamThatWasClonedCanBeTakenOver(): void {
  const clone = stdin().tryCloneToOwned().value;
  const file = File.fromRawFd(0);
  assert(openHandles() == 2, "two owners");
  clone.drop();
  assert(fd_close(77) == Errno.BADF && file.asRawFd() == 0, "one is left");
  file.close().expect("close");
  assert(File.fromRawFd(0).close().error.errno == Errno.BADF, "with it the stream is closed");
}

function readWrite(path: string): File {
  return new OpenOptions().read().write().create().open(path).expect("open");
}
