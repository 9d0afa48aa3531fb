import {
  Dir, Errno, File, IoError, OpenOptions, errnoMessage, errnoName, fs, readDir,
} from "as-io-lifetimes";

export function anErrorSaysWhatFailedAndOnWhatAndWhy(): void {
  const error = File.open("none").error;
  assert(error.errno == Errno.NOENT && error.name == "noent", "why");
  assert(error.operation == "open" && error.path! == "none" && error.detail === null, "what, and on what");
  assert(error.toString() == 'open "none": no such file or directory (noent)', error.toString());
}

export function anErrorOfADescriptorNamesThePathItWasOpenedBy(): void {
  const file = File.create("a").value;
  const error = file.read(new Uint8Array(1)).error;
  assert(error.operation == "read" && error.path! == "a", "the file's");
  const clone = file.tryClone().value;
  file.drop();
  assert(clone.read(new Uint8Array(1)).error.path! == "a", "and a clone's");
  clone.drop();
}

export function aPathIsShownAsItWasGiven(): void {
  assert(File.open("./нет//x").error.path! == "./нет//x", "not as WASI got it");
  assert(fs.rename("none", "other").error.path! == "none", "of two paths the first");
  assert(fs.rename("none", "/outside").error.path! == "/outside", "or the one at fault");
  assert(fs.rename("", "/outside").error.path! == "", "of two at fault the first");
}

export function errorsWithoutAPathNameNone(): void {
  const file = File.create("a").value;
  file.drop();
  assert(file.close().error.toString() == "close: bad file descriptor (badf)", file.close().error.toString());
  assert(file.tryClone().error.toString() == "tryClone: bad file descriptor (badf)", file.tryClone().error.toString());
}

export function anEarlyEndIsKnownAfterItsRecordIsGone(): void {
  const file = File.createNew("short").value;
  const code = file.readExact(new Uint8Array(1)).code;
  for (let i = 0; i < 40; i++) File.open("none");
  assert(new IoError(code).isUnexpectedEof, new IoError(code).toString());
  assert(!File.open("none").error.isUnexpectedEof, "other failures aren't that");
  file.drop();
}

export function theNewest16ErrorsKeepTheirCircumstances(): void {
  const errors: i32[] = [];
  for (let i = 0; i < 40; i++) errors.push(File.open("none" + i.toString()).code);
  for (let i = 0; i < 40; i++) {
    const error = new IoError(errors[i]);
    assert(error.errno == Errno.NOENT, "the errno stays with all");
    if (i < 24) {
      assert(error.operation == "" && error.path === null, "of the older ones nothing else does");
      assert(error.toString() == "no such file or directory (noent)", error.toString());
    } else {
      assert(error.operation == "open" && error.path! == "none" + i.toString(), "each of the newest has its own");
    }
  }
}

export function anErrorThatWasReadKeepsWhatItSays(): void {
  const error = File.open("first").error;
  for (let i = 0; i < 100; i++) File.open("none");
  assert(error.path! == "first" && error.operation == "open", "whatever fails afterwards");
}

export function failuresWithoutEndTakeNoMemory(): void {
  for (let i = 0; i < 1000; i++) File.open("some path that is not there, " + (i % 10).toString());
  const pages = memory.size();
  for (let i = 0; i < 100_000; i++) assert(File.open("some path that is not there").isErr, "it fails");
  assert(memory.size() == pages, "the memory stays as it is");
}

export function theSerialOfErrorsComesRound(): void {
  const file = File.create("a").value;
  file.drop();
  let last = 0;
  for (let i = 0; i < 1 << 24; i++) last = file.sync().code;
  const error = new IoError(last);
  assert(last < 0 && error.errno == Errno.BADF && error.operation == "sync", "after 2^24 errors it still is one");
  assert(File.open("none").error.path! == "none", "and the next one too");
}

export function eachErrnoHasANameAndASentence(): void {
  for (let errno = <i32>Errno.SUCCESS; errno <= <i32>Errno.NOTCAPABLE; errno++) {
    assert(errnoName(<Errno>errno).length > 0 && errnoMessage(<Errno>errno).length > 0, errno.toString());
  }
  assert(errnoName(<Errno>77) == "errno 77" && errnoMessage(<Errno>77).length > 0, "and one that WASI doesn't know");
}

export function theErrorsOfEachKindOfCallNameTheirOperation(): void {
  assert(Dir.open("none").error.operation == "open", "Dir.open");
  assert(new OpenOptions().read().open("none").error.operation == "open", "OpenOptions");
  assert(fs.stat("none").error.operation == "stat" && fs.symlinkStat("none").error.operation == "stat", "stat");
  assert(fs.createDir("").error.operation == "createDir" && fs.removeDir("none").error.operation == "removeDir", "dirs");
  assert(fs.removeFile("none").error.operation == "removeFile", "removeFile");
  assert(fs.rename("none", "x").error.operation == "rename" && fs.link("none", "x").error.operation == "link", "names");
  assert(fs.symlink("", "x").error.operation == "symlink" && fs.readlink("none").error.operation == "readlink", "links");
  assert(fs.setTimesOf("none", 0, 0).error.operation == "setTimes", "setTimesOf");
  const file = File.create("a").value;
  assert(readDir(file).all().error.operation == "readDir", "readDir");
  file.drop();
}

/** Errors of the program's own, whose strings are made at run time. */
function ownError(n: i32): i32 {
  return IoError.make(Errno.INVAL, "parse" + n.toString(), n % 2 ? "file" + n.toString() : null, "line " + n.toString());
}

export function anErrorOfTheProgramKeepsItsStrings(): void {
  const first = ownError(1);
  for (let i = 2; i < 16; i++) ownError(i);
  __collect();
  const error = new IoError(first);
  assert(error.toString() == 'parse1 "file1": invalid argument (inval): line 1', error.toString());
  assert(new IoError(ownError(2)).path === null && error.transferred == 0, "no path, and nothing moved");
  assert(new IoError(IoError.make(Errno.NOENT, "find")).toString() == "find: no such file or directory (noent)", "alone");
  ownError(17);
  ownError(18);
  assert(new IoError(first).operation == "" && new IoError(first).errno == Errno.INVAL, "an old one has its errno");
}
