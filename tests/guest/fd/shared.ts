import {
  BorrowedFd, Errno, File, MisusePolicy, OwnedFd, OwnedFilelike, SharedFd, leakReport, openHandles, setMisusePolicy,
  stat, tell, writeString,
} from "as-io-lifetimes";
import { fd_close } from "as-io-lifetimes/assembly/wasi";

export function theRawFdIsClosedWithTheLastAndNotBefore(): void {
  const one = shared("a");
  const raw = one.asRawFd();
  const two = one.clone(), three = two.clone();
  assert(two.asRawFd() == raw && three.asRawFd() == raw, "all have one raw fd");
  two.drop();
  one.drop();
  writeString(three, "still open").expect("write");
  assert(three.close().isOk, "the last one closes");
  assert(fd_close(raw) == Errno.BADF, "it is closed");
  assert(openHandles() == 0, "and nothing is left");
}

export function theyAreCounted(): void {
  const one = shared("a");
  assert(one.strongCount == 1, "it is alone");
  const two = one.clone(), three = one.clone();
  assert(one.strongCount == 3 && two.strongCount == 3 && three.strongCount == 3, "three");
  one.drop();
  assert(one.strongCount == 0 && two.strongCount == 2, "one has ended");
  two.close().expect("close");
  assert(three.strongCount == 1, "one is left");
  three.drop();
}

export function manyShareOne(): void {
  const first = shared("a");
  const all: usize[] = [];
  for (let i = 0; i < 10000; i++) all.push(changetype<usize>(first.clone()));
  assert(first.strongCount == 10001, "all are counted");
  assert(new Set<usize>().add(all[0]).has(all[0]) && all[0] != all[9999], "each is a handle of its own");
  for (let i = 0; i < 10000; i++) changetype<SharedFd>(all[i]).drop();
  assert(first.strongCount == 1 && openHandles() == 1, "all but the first have ended");
  writeString(first, "x").expect("write");
  first.drop();
}

export function oneThatHasEndedIsRefusedWhileOthersLive(): void {
  const one = shared("a");
  const two = one.clone();
  const borrowed = one.asFd();
  one.drop();
  assert(tell(borrowed).isErr && one.asRawFd() == -1, "its borrow ended with it");
  assert(stat(one).error.errno == Errno.BADF, "it is refused");
  assert(one.close().error.errno == Errno.BADF, "it can't be closed again");
  assert(one.tryUnwrap().error.errno == Errno.BADF, "nor unwrapped");
  assert(tell(two).value == 0 && two.strongCount == 1, "the other is not concerned");
  two.drop();
}

export function theLastCanHaveTheOwnerBack(): void {
  const one = shared("a");
  const two = one.clone();
  assert(one.tryUnwrap().error.errno == Errno.BUSY, "two share it");
  assert(one.strongCount == 2 && two.strongCount == 2, "without the transform it stays what it was");
  two.drop();
  const owner = one.tryUnwrap().value;
  assert(one.strongCount == 0 && changetype<usize>(owner) == changetype<usize>(one), "it has moved");
  assert(openHandles() == 1, "one owner is left");
  const file = File.fromFd(owner);
  file.writeString("x").expect("write");
  file.close().expect("close");
}

export function intoInnerOfTheLastGivesTheOwnerAndOfAnotherEndsIt(): void {
  const one = shared("a");
  const two = one.clone();
  assert(!one.intoInner(), "two share it");
  assert(two.strongCount == 1, "the first has ended nevertheless");
  const owner = two.intoInner();
  assert(owner !== null && openHandles() == 1, "the last gives the owner");
  owner!.close().expect("close");
}

export function anOwnerThatWasGivenBackCanBeSharedAgain(): void {
  let fd = File.create("a").value.intoFd();
  for (let i = 0; i < 3; i++) {
    const one = SharedFd.fromFd(fd), two = one.clone();
    one.drop();
    fd = two.tryUnwrap().value;
    assert(one.asRawFd() == -1 && fd.asRawFd() != -1, "the other has ended");
  }
  fd.drop();
}

export function clonesOfTheDescriptorAreOwnersOfTheirOwn(): void {
  const one = shared("a");
  const clone = one.asFd().tryCloneToOwned().value;
  assert(one.strongCount == 1 && openHandles() == 2, "a clone isn't counted here");
  const other = SharedFd.fromFd(clone);
  assert(!one.ptrEq(other) && one.ptrEq(one) && other.strongCount == 1, "it makes a group of its own");
  const owner = one.tryUnwrap().value;
  owner.close().expect("close");
  assert(tell(other).value == 0, "the other group has it open");
  const last = other.intoInner();
  const raw = last!.intoRawFd();
  assert(fd_close(raw) == 0, "it was the last");
}

export function theyAreToldApartByGroup(): void {
  const one = shared("a"), other = shared("a");
  const clone = one.clone();
  assert(one.ptrEq(clone) && clone.ptrEq(one) && !one.ptrEq(other), "by group");
  clone.drop();
  assert(!one.ptrEq(clone) && !clone.ptrEq(clone), "one that has ended is in none");
  one.drop();
  other.drop();
}

export function whatItBorrowsIsADescriptorAsAny(): void {
  const one = shared("a");
  const filelike = one.asFd().asFilelike().value;
  assert(filelike.asFd().asRawFd() == one.asRawFd(), "filelike");
  const view = one.asFd().asFilelikeView<File>().value;
  view.view.writeString("by the view").expect("write");
  view.drop();
  assert(tell(one).value == 11, "it was written");
  one.drop();
}

export function aSharedOneThatIsViewedCannotGo(): void {
  const one = shared("a");
  const two = one.clone();
  const view = one.asFd().asFilelikeView<File>().value;
  two.drop();
  one.drop();
  view.drop();
}

export function whatIsSharedCannotBeEndedAsAnotherOwner(): void {
  setMisusePolicy(MisusePolicy.REPORT);
  const fd = File.create("a").value.intoFd();
  const one = SharedFd.fromFd(fd), two = one.clone();
  fd.drop();
  assert(fd.close().error.errno == Errno.BADF, "nor closed");
  fd.intoFilelike();
  changetype<OwnedFd>(changetype<usize>(two)).drop();
  two.drop();
  const owner = one.tryUnwrap().value;
  one.drop();
  assert(tell(owner).value == 0 && openHandles() == 1, "it is as it was");
  owner.drop();
}

export function aViewOfTheOwnerThatWasSharedIsNotCounted(): void {
  const fd = File.create("a").value.intoFd();
  const borrowed = fd.asFd();
  const one = SharedFd.fromFd(fd), two = one.clone();
  const view = borrowed.asFilelikeView<File>().value;
  assert(one.strongCount == 2, "a view shares nothing");
  view.drop();
  one.drop();
  two.drop();
  assert(openHandles() == 0, "it is closed");
}

export function aStaleOneIsRefusedWithBothSidesNamed(): void {
  setMisusePolicy(MisusePolicy.REPORT);
  const one = shared("a");
  one.drop();
  one.drop();
  assert(changetype<usize>(one.clone()) == 0, "it has no clone");
  assert(!one.intoInner(), "and nothing to give");
  const fd = File.create("a").value.intoFd();
  fd.drop();
  assert(changetype<usize>(SharedFd.fromFd(fd)) == 0, "what has ended can't be shared");
}

export function aDoubleDropTraps(): void {
  const one = shared("a"), two = one.clone();
  two.drop();
  two.drop();
}

export function aViewCannotBeShared(): void {
  const file = File.create("a").value;
  SharedFd.fromIntoFd(file.asFilelikeView<File>().value.view);
}

export function theReportNamesEachOfThem(): void {
  const one = shared("a"), two = one.clone();
  const lines = leakReport().split("\n");
  assert(lines.length == 3, "a line each");
  for (let i = 0; i < 2; i++) assert(lines[i].includes('"a" (regular file), owned by SharedFd'), lines[i]);
  one.drop();
  two.drop();
  assert(leakReport() == "", "and none when they have ended");
}

export function itSaysWhatItIs(): void {
  const one = SharedFd.fromIntoFd<OwnedFilelike>(File.create("a").value.intoFilelike().value);
  assert(one.toString() == "SharedFd { fd: " + one.asRawFd().toString() + " }", one.toString());
  one.drop();
  assert(one.toString() == "SharedFd { closed }", one.toString());
}

export function ofStandardOutputItClosesNothing(): void {
  const one = SharedFd.fromFd(BorrowedFd.borrowRaw(1).tryCloneToOwned().value);
  const two = one.clone();
  one.drop();
  two.drop();
  writeString(BorrowedFd.borrowRaw(1), "still open\n").expect("write");
}

function shared(path: string): SharedFd {
  return SharedFd.fromIntoFd(File.create(path).value);
}
