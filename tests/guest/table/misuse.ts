import {
  BorrowedFd, Dir, File, MisusePolicy, OwnedFd, leakReport, openHandles, setMisusePolicy, stdin,
} from "as-io-lifetimes";

// Misuse is told with both sides: who owns, who asked. Each function here breaks one rule.

export function aStaleDropSaysAsWhatItWasDropped(): void {
  const dir = Dir.open(".").value;
  dir.drop();
  dir.drop();
}

export function aStaleMoveSaysAsWhatItWasMoved(): void {
  const file = File.create("a").value;
  file.drop();
  file.intoFd();
}

export function theNameOfEachOwnerIsTold(): void {
  setMisusePolicy(MisusePolicy.REPORT);
  const file = File.create("a").value;
  changetype<OwnedFd>(changetype<usize>(file)).drop();
  const fd = file.intoFd();
  changetype<File>(changetype<usize>(fd)).drop();
  const filelike = fd.intoFilelike().value;
  changetype<File>(changetype<usize>(filelike)).drop();
  File.fromFilelike(filelike).drop();
  const dir = Dir.open(".").value;
  changetype<File>(changetype<usize>(dir)).drop();
  dir.drop();
}

export function aPathOfAnyLengthAndAlphabetIsTold(): void {
  const name = "ё😀".repeat(30);
  const file = File.create(name).value;
  changetype<Dir>(changetype<usize>(file)).drop();
}

export function aSecondOwnerOfARawFdIsTold(): void {
  const file = File.create("a").value;
  File.fromRawFd(file.asRawFd());
}

export function theSecondOwnerGetsTheFileAndTheFirstIsRefused(): void {
  setMisusePolicy(MisusePolicy.REPORT);
  const first = File.create("a").value;
  const second = OwnedFd.fromRawFd(first.asRawFd());
  assert(second.asRawFd() >= 3, "the new owner has it");
  assert(first.asRawFd() == -1 && first.tell().isErr, "the old one doesn't");
  assert(openHandles() == 2, "two handles");
  assert(first.close().isErr, "the first has nothing to close");
  assert(second.close().isOk, "the second does");
}

export function aRawFdOfMinusOneCannotBeOwned(): void {
  OwnedFd.fromRawFd(-1);
}

export function aRawFdOfMinusOneCannotBeBorrowed(): void {
  BorrowedFd.borrowRaw(-1);
}

export function theRawFdOfASharedFileCannotBeGivenAway(): void {
  const file = File.create("a").value;
  const clone = file.tryClone().value;
  clone.tryClone();
  file.intoRawFd();
}

export function fatalMisuseTrapsWhateverThePolicy(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const file = File.create("a").value;
  file.asFilelikeView<OwnedFd>();
  file.drop();
}

export function givingASharedRawFdAwayTrapsWhateverThePolicy(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const file = File.create("a").value;
  file.tryClone();
  file.intoRawFd();
}

export function reportingGoesOnAfterTheMessage(): void {
  assert(setMisusePolicy(MisusePolicy.REPORT) == MisusePolicy.TRAP, "trapping is the default");
  misuseOfEachKind();
  assert(openHandles() == 0, "what was refused was not closed, and what was closed is");
}

export function offSaysNothing(): void {
  setMisusePolicy(MisusePolicy.OFF);
  misuseOfEachKind();
  assert(openHandles() == 0, "the same happens as when it is reported");
  assert(setMisusePolicy(MisusePolicy.TRAP) == MisusePolicy.OFF, "the policy before is given back");
}

function misuseOfEachKind(): void {
  const file = File.create("a").value;
  const fd = changetype<OwnedFd>(changetype<usize>(file));
  fd.drop();
  assert(fd.close().isErr, "closing by another type is refused");
  assert(fd.intoRawFd() == -1, "so is giving the raw fd away");
  assert(file.tell().value == 0, "the file is unharmed");
  file.drop();
  file.drop();
}

export function theReportOfWhatIsOpenIsEmptyWhereNothingIs(): void {
  stdin();
  File.create("a").value.drop();
  assert(leakReport() == "", "borrows are no leaks");
  assert(openHandles() == 0, "nor handles of ours");
}

export function theReportHasALineForEachOwner(): void {
  const a = File.create("a").value;
  const dir = Dir.open(".").value;
  const clone = a.tryClone().value.intoFd();
  const report = leakReport().split("\n");
  assert(report.length == 4 && report[3] == "", "three lines");
  assert(report[0] == 'fd 4 "a" (regular file), owned by File, opened 2 table operations ago', report[0]);
  assert(report[1] == 'fd 5 "." (directory), owned by Dir, opened 1 table operations ago', report[1]);
  assert(report[2] == 'fd 4 "a" (regular file), owned by OwnedFd, opened 0 table operations ago', report[2]);
  assert(openHandles() == 3, "three handles");
  a.drop();
  dir.drop();
  clone.drop();
}

export function theReportNamesARawFdThatCameWithoutAPath(): void {
  const raw = File.create("a").value.intoRawFd();
  const fd = OwnedFd.fromRawFd(raw);
  assert(leakReport() == "fd 4 (regular file), owned by OwnedFd, opened 0 table operations ago\n", leakReport());
  fd.drop();
}

export function aViewIsNoLeakItsSourceIs(): void {
  const file = File.create("a").value;
  const view = file.asFilelikeView<OwnedFd>().value;
  assert(openHandles() == 1, "one owner");
  assert(leakReport().split("\n").length == 2, "one line");
  view.drop();
  file.drop();
}
