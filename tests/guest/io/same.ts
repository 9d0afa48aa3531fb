import { BorrowedFd, Dir, File, OpenOptions, fs, openHandles, renumber, sameFd, stdin, stdout } from "as-io-lifetimes";

export function aCloneIsTheSame(): void {
  const file = File.create("a").value;
  const clone = file.tryClone().value;
  assert(sameFd(file, clone) && sameFd(clone, file) && sameFd(file, file), "one description");
  file.drop();
  clone.drop();
}

export function theSameFileOpenedTwiceIsTheSame(): void {
  const one = File.create("a").value, two = File.open("a").value;
  assert(sameFd(one, two), "one file");
  one.drop();
  two.drop();
}

export function aFileIsTheSameByAnyOfItsNames(): void {
  const one = File.create("a").value;
  fs.link("a", "b").expect("link");
  fs.symlink("a", "c").expect("symlink");
  const two = File.open("b").value, three = File.open("c").value;
  fs.rename("a", "d").expect("rename");
  const four = File.open("d").value;
  assert(sameFd(one, two) && sameFd(one, three) && sameFd(one, four), "one file with three names");
  one.drop();
  two.drop();
  three.drop();
  four.drop();
}

export function twoFilesAreNotTheSame(): void {
  const one = File.create("a").value, two = File.create("b").value, dir = Dir.open(".").value;
  assert(!sameFd(one, two) && !sameFd(one, dir), "three things");
  one.drop();
  two.drop();
  dir.drop();
}

export function aFileThatTookANameIsAnother(): void {
  const one = File.create("a").value;
  fs.removeFile("a").expect("remove");
  const two = File.create("a").value;
  assert(!sameFd(one, two), "the first has no name any more");
  one.drop();
  two.drop();
}

export function aDirectoryIsTheSameByAnyPath(): void {
  fs.createDir("sub").expect("createDir");
  const one = Dir.open("sub").value, two = Dir.open("sub/../sub").value, parent = Dir.open(".").value;
  assert(sameFd(one, two) && !sameFd(one, parent) && sameFd(parent, fs.preopens()[0].fd), "by what it is");
  one.drop();
  two.drop();
  parent.drop();
}

export function whoHasEndedIsTheSameAsNobody(): void {
  const one = File.create("a").value, two = File.open("a").value;
  const borrowed = one.asFd();
  one.drop();
  assert(!sameFd(borrowed, two) && !sameFd(two, borrowed), "one has ended");
  assert(!sameFd(borrowed, borrowed), "not even as itself");
  two.drop();
  assert(!sameFd(borrowed, two), "both have ended");
}

export function aDescriptorThatTookAStaleNumberIsAnother(): void {
  const one = File.create("a").value;
  const borrowed = one.asFd();
  one.drop();
  const two = File.create("b").value;
  assert(!sameFd(borrowed, two), "the handle is stale, whatever has the raw fd now");
  two.drop();
}

export function standardStreamsAreTheSameAsThemselves(): void {
  assert(sameFd(stdin(), stdin()) && !sameFd(stdin(), stdout()), "a stream without a number");
  const clone = stdout().tryCloneToOwned().value;
  assert(sameFd(stdout(), clone) && sameFd(BorrowedFd.borrowRaw(1), clone), "its clone");
  clone.drop();
}

export function afterRenumberItIsWhatItBecame(): void {
  const from = new OpenOptions().read().write().create().open("a").value.intoFd();
  const to = File.create("b").value.intoFd();
  const again = File.open("a").value;
  renumber(from, to).expect("renumber");
  assert(sameFd(to, again), "it is a now");
  to.drop();
  again.drop();
  assert(openHandles() == 0, "all have ended");
}
