// Without the ownership transform, on a host whose random numbers the test chooses.
import { AtomicFile, Dir, Errno, TempDir, TempFile, fs } from "as-io-lifetimes";

export function aNameThatIsTakenIsTriedAgain(): void {
  const first = TempFile.create().value, second = TempFile.create().value;
  assert(first.name == ".tmpaaaaaaaaaaaa" && second.name == ".tmpbaaaaaaaaaaa", first.name + " " + second.name);
  const dir = TempDir.create().value;
  assert(dir.name == ".tmpcaaaaaaaaaaa", dir.name);
  dir.dir.createFile("x").value.drop();
  first.drop();
  second.drop();
  dir.drop();
  assert(fs.entries(".").value.length == 0, "all are gone");
}

export function aHostThatAlwaysGivesTheSame(): void {
  const first = TempFile.create(".", "same-").value;
  const second = TempFile.create(".", "same-");
  assert(second.error.errno == Errno.EXIST, second.error.toString());
  assert(TempDir.create(".", "same-").error.errno == Errno.EXIST, "there is an end to it");
  assert(fs.entries(".").value.length == 1, "what was there stays");
  first.close().expect("close");
}

export function aHostWithoutRandomNumbers(): void {
  const error = TempFile.create().error;
  assert(error.errno == Errno.NOTSUP && error.detail! == "the host gives no random bytes", error.toString());
  assert(TempDir.create().isErr && AtomicFile.create("x").isErr, "no name can be guessed, since there is none");
}

export function whatEndsTwiceIsNotRemovedTwice(): void {
  const temp = TempFile.create().value;
  const name = temp.name;
  temp.close().expect("close");
  fs.createDir(name).value;
  temp.drop();
  const dir = TempDir.create().value;
  const second = dir.name;
  dir.close().expect("close");
  fs.createDir(second).value;
  dir.drop();
  assert(fs.exists(name).value && fs.exists(second).value, "what has come to have the name stays");
  const walk = fs.walk(".").value;
  walk.next();
  walk.drop();
  walk.drop();
  assert(walk.next() === null, "and a walk that ended gives nothing");
}

export function aDirectoryThatIsGone(): void {
  const dir = Dir.open(".").value;
  dir.drop();
  assert(TempFile.createIn(dir).error.errno == Errno.BADF && TempDir.createIn(dir).error.errno == Errno.BADF, "none is made");
  assert(AtomicFile.createIn(dir, "x").error.errno == Errno.BADF && dir.createDirAll("x/y").error.errno == Errno.BADF, "nor replaced");
  assert(dir.removeDirAll("x").error.errno == Errno.BADF && dir.exists("x").error.errno == Errno.BADF, "nor removed");
  assert(dir.walk().next()!.error.errno == Errno.BADF, "nor walked");
}
