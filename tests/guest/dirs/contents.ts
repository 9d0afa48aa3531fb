import { AtomicFile, Dir, Errno, fs, writeString } from "as-io-lifetimes";

function bytes(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}

export function filesAreReadAndWrittenWhole(): void {
  fs.write("new", bytes("grüße")).expect("write");
  assert(fs.readToString("new").value == "grüße" && fs.read("new").value.length == 7, "as it was written");
  fs.write("new", bytes("x")).expect("write");
  assert(fs.readToString("new").value == "x", "and what was there is gone");
  const dir = Dir.open("dir").value;
  dir.write("a", bytes("in it")).expect("write");
  assert(dir.readToString("a").value == "in it" && dir.read("a").value.length == 5, "in a directory too");
  assert(dir.exists("a").value && !dir.exists("b").value && dir.exists("../x").isErr, "where it is");
  assert(fs.read("none").error.path! == "none" && fs.write("none/x", bytes("")).error.errno == Errno.NOENT, "errors are told");
  fs.write("new", new Uint8Array(2)).value;
  assert(fs.read("new").value.length == 2, "zeros as well");
  const bad = new Uint8Array(1);
  bad[0] = 0xff;
  fs.write("new", bad).value;
  assert(fs.readToString("new").error.errno == Errno.ILSEQ, "what isn't UTF-8 is no text");
}

export function filesAreCopied(): void {
  const large = new Uint8Array(200_001);
  for (let i = 0; i < large.length; i++) large[i] = <u8>(i * 7);
  fs.write("large", large).value;
  assert(fs.copy("large", "dir/copy").value == 200_001, "its size");
  const copy = fs.read("dir/copy").value;
  assert(copy.length == large.length && memory.compare(copy.dataStart, large.dataStart, large.length) == 0, "its bytes");
  assert(fs.copy("file", "dir/copy").value == 7 && fs.readToString("dir/copy").value == "content", "over a longer one");
  const from = Dir.open(".").value, to = Dir.open("dir").value;
  assert(from.copy("file", to, "second").value == 7 && to.exists("second").value, "from one directory to another");
  const same = fs.copy("file", "file").error;
  assert(same.errno == Errno.INVAL && fs.readToString("file").value == "content", "onto itself nothing is lost");
  assert(fs.copy("file", "to-file").isErr && fs.readToString("file").value == "content", "nor behind a link");
  const none = fs.copy("none", "x").error;
  assert(none.errno == Errno.NOENT && none.path! == "none", "from nothing");
  assert(fs.copy("file", "none/x").isErr && fs.copy("dir", "x").isErr, "or to nowhere");
}

export function aFileIsReplacedInOneStep(): void {
  const dir = Dir.open(".").value;
  const next = AtomicFile.createIn(dir, "file").expect("createIn");
  writeString(next, "new").value;
  assert(fs.readToString("file").value == "content", "not yet");
  assert(dir.entries().value.length == 6, "it is written beside");
  next.commit().expect("commit");
  assert(fs.readToString("file").value == "new", "now");
  assert(dir.entries().value.length == 5, "and nothing is left");
  fs.replaceFile("dir/made", bytes("made")).expect("replaceFile");
  assert(fs.readToString("dir/made").value == "made", "one that wasn't there is made");
  dir.replaceFile("dir/made", bytes("again")).expect("replaceFile");
  assert(fs.readToString("dir/made").value == "again", "and replaced");
}

export function withoutCommitAllStays(): void {
  {
    const next = AtomicFile.create("dir/x").value;
    next.file.writeString("new").value;
  }
  assert(fs.entries("dir").value.length == 1, "no file, and no temporary one");
}

export function aLinkIsReplacedItself(): void {
  fs.replaceFile("to-file", bytes("new")).expect("replaceFile");
  assert(fs.symlinkStat("to-file").value.isFile && fs.readToString("file").value == "content", "and not what it leads to");
}

export function whatCannotBeReplaced(): void {
  assert(AtomicFile.create("none/x").error.errno == Errno.NOENT, "where there is no directory");
  assert(AtomicFile.create("dir/").error.errno == Errno.INVAL && AtomicFile.create("..").error.errno == Errno.INVAL, "what is no name");
  assert(AtomicFile.create("").error.errno == Errno.NOENT, "nothing");
  const dir = Dir.open("dir").value;
  assert(AtomicFile.createIn(dir, "../x").isErr && AtomicFile.createIn(dir, "out/x").isErr, "outside");
  fs.createDir("dir/full").value;
  fs.createDir("dir/full/x").value;
  const error = fs.replaceFile("dir/full", bytes("x")).error;
  assert(error.path! == "dir/full" && fs.exists("dir/full/x").value, "a directory: " + error.toString());
  assert(dir.entries().value.length == 2, "and nothing is left");
}
