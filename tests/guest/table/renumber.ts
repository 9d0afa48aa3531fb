import {
  Errno, File, IoError, MisusePolicy, OpenOptions, OwnedFd, openHandles, readToString, renumber, setMisusePolicy, stat,
  tell, writeString,
} from "as-io-lifetimes";

export function anUnsharedTargetKeepsItsRawFd(): void {
  const from = open("a"), to = open("b");
  const raw = to.asRawFd();
  renumber(from, to).expect("renumber");
  assert(to.asRawFd() == raw, "as dup2 would have it");
  assert(from.asRawFd() == -1, "the source has moved");
  ends(to, "a");
}

export function borrowsOfTheTargetSeeTheNewFile(): void {
  const from = open("a"), to = open("b");
  const borrow = to.asFd();
  renumber(from, to).expect("renumber");
  assert(readToString(borrow).value == "a", "they follow");
  to.drop();
}

export function errorsOfTheTargetNameTheNewPath(): void {
  const from = open("a"), to = open("b");
  renumber(from, to).expect("renumber");
  const file = File.fromFd(to);
  assert(file.seek(-1).error.path! == "a", "the path has moved along");
  file.drop();
}

export function aSharedSourceLeavesItsClonesTheFile(): void {
  const from = open("a"), clone = from.tryClone().value, to = open("b");
  renumber(from, to).expect("renumber");
  assert(openHandles() == 2, "the source is gone, its clone is not");
  assert(to.asRawFd() == clone.asRawFd(), "both are the same open file");
  writeString(clone, "!").expect("write");
  assert(tell(to).value == 1, "and share the offset");
  clone.drop();
  ends(to, "", "!");
}

export function aSharedTargetLeavesItsClonesTheFile(): void {
  const from = open("a"), to = open("b"), clone = to.tryClone().value;
  renumber(from, to).expect("renumber");
  assert(openHandles() == 2, "the source is gone");
  assert(readToString(clone).value == "b", "the clone has the former file");
  clone.drop();
  ends(to, "a");
}

export function ontoItsOwnCloneOnlyTheSourceEnds(): void {
  const from = open("a"), to = from.tryClone().value;
  renumber(from, to).expect("renumber");
  assert(openHandles() == 1 && from.asRawFd() == -1, "one owner is left");
  ends(to, "a");
}

export function ontoItselfNothingChanges(): void {
  const fd = open("a");
  renumber(fd, fd).expect("renumber");
  assert(openHandles() == 1, "it is still owned");
  ends(fd, "a");
}

export function aStaleHandleIsRefusedOnEitherSide(): void {
  const stale = open("a"), fd = open("b");
  stale.drop();
  assert(renumber(stale, fd).error.errno == Errno.BADF, "as the source");
  assert(renumber(fd, stale).error.errno == Errno.BADF, "as the target");
  assert(renumber(fd, stale).error.operation == "renumber", "the error says what failed");
  ends(fd, "b");
}

export function anotherOwnersHandleIsRefusedOnEitherSide(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const fd = open("a"), file = File.fromFd(open("b"));
  const wrong = changetype<OwnedFd>(changetype<usize>(file));
  assert(renumber(wrong, fd).error.errno == Errno.BADF, "as the source");
  assert(renumber(fd, wrong).error.errno == Errno.BADF, "as the target");
  assert(file.readToString().value == "b", "the file is unharmed");
  file.drop();
  ends(fd, "a");
}

export function aViewIsRefusedOnEitherSide(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const source = open("a"), other = open("b");
  const view = source.asFilelikeView<OwnedFd>().value;
  assert(renumber(view.view, other).error.errno == Errno.BADF, "as the source");
  assert(renumber(other, view.view).error.errno == Errno.BADF, "as the target");
  view.drop();
  assert(stat(source).isOk, "what was viewed is unharmed");
  ends(other, "b");
  ends(source, "a");
}

export function aLentTargetTraps(): void {
  const from = open("a"), to = open("b");
  to.asFilelikeView<OwnedFd>();
  renumber(from, to);
}

export function aLentSourceTraps(): void {
  const from = open("a"), to = open("b");
  from.asFilelikeView<OwnedFd>();
  renumber(from, to);
}

function open(path: string): OwnedFd {
  const file = new OpenOptions().read().write().create().open(path).expect("open");
  file.writeString(path).expect("write");
  assert(file.seek(0).value == 0, "from the start");
  return file.intoFd();
}

/** Reads the rest, which must be `text`, and drops it. `whole` is what its file then holds. */
function ends(fd: OwnedFd, text: string, whole: string = text): void {
  assert(readToString(fd).value == text, "it is the file that it should be");
  assert(stat(fd).value.size == whole.length, "as long as it should be");
  fd.drop();
}
