import { Dir, Errno, File, fs } from "as-io-lifetimes";

export function whatIsThereExists(): void {
  assert(fs.exists("file").value && fs.exists("dir").value && fs.exists("link").value, "each kind");
  assert(!fs.exists("none").value && !fs.exists("dir/none").value, "and what isn't doesn't");
  fs.symlink("none", "broken").expect("symlink");
  assert(!fs.exists("broken").value, "nor what a broken link leads to");
  assert(fs.symlinkStat("broken").value.isSymlink, "though there is the link");
  assert(fs.exists("file/x").error.errno == Errno.NOTDIR, "where it can't be told there is an error");
  assert(fs.exists("/etc/passwd").error.errno == Errno.NOTCAPABLE, "as outside of what may be seen");
}

export function directoriesComeAndGo(): void {
  fs.createDir("new").expect("createDir");
  assert(fs.stat("new").value.isDir, "made");
  const text = fs.createDir("new").error.toString();
  assert(text == 'createDir "new": the file exists already (exist)', text);
  assert(fs.createDir("none/new").error.errno == Errno.NOENT, "one at a time");
  fs.removeDir("new").expect("removeDir");
  assert(fs.removeDir("new").error.errno == Errno.NOENT, "gone");
  assert(fs.removeDir("file").error.errno == Errno.NOTDIR, "a file is none");
}

export function filesGo(): void {
  fs.removeFile("file").expect("removeFile");
  assert(fs.removeFile("file").error.errno == Errno.NOENT, "gone");
  assert(fs.removeFile("dir").isErr && fs.exists("dir").value, "a directory stays");
}

export function whatIsAppendedFollowsWhatIsThere(): void {
  const bytes = Uint8Array.wrap(String.UTF8.encode("one"));
  fs.appendFile("log", bytes).expect("a new file");
  fs.appendFile("log", bytes).expect("the same file");
  assert(fs.readToString("log").value == "oneone", fs.readToString("log").value);
  assert(fs.appendFile("none/log", bytes).error.errno == Errno.NOENT, "the directory is not created");
}

export function filesAreRenamed(): void {
  fs.rename("file", "dir/file").expect("rename");
  assert(!fs.exists("file").value && fs.exists("dir/file").value, "into a directory");
  const error = fs.rename("none", "other").error;
  assert(error.errno == Errno.NOENT && error.operation == "rename" && error.path! == "none", "the error names the source");
  assert(fs.rename("dir", "dir/below").error.errno == Errno.INVAL, "nothing moves below itself");
}

export function filesGetSecondNames(): void {
  fs.link("file", "dir/second").expect("link");
  assert(fs.stat("file").value.nlink == 2 && fs.stat("file").value.ino == fs.stat("dir/second").value.ino, "one file");
  assert(fs.link("none", "other").error.errno == Errno.NOENT, "of what isn't there none");
  assert(fs.link("file", "dir/second").error.errno == Errno.EXIST, "and none that is taken");
}

export function aLinkToALinkIsOne(): void {
  fs.link("link", "second").expect("link");
  assert(fs.symlinkStat("second").value.isSymlink && fs.readlink("second").value == "file", "it isn't followed");
}

export function linksOfAnyLengthAreRead(): void {
  const lengths: i32[] = [1, 255, 256, 257, 1023, 1024, 1025, 4095];
  for (let i = 0; i < lengths.length; i++) {
    const name = "l" + i.toString(), target = "é".repeat(lengths[i] / 2) + "x".repeat(lengths[i] % 2);
    fs.symlink(target, name).expect("symlink");
    assert(fs.readlink(name).value == target, "as it was written");
    fs.removeFile(name).expect("removeFile");
  }
  assert(fs.symlink("x".repeat(5000), "l").error.errno == Errno.NAMETOOLONG, "there is an end to it");
  assert(fs.symlink("", "l").error.errno == Errno.NOENT, "and none is empty");
  assert(fs.symlink("a\0b", "l").error.errno == Errno.INVAL, "or has a NUL in it");
  assert(fs.symlink("a\0b", "l").error.detail! == "a path can't hold a NUL", "which is said");
}

export function linksAreReadOnly(): void {
  assert(fs.readlink("link").value == "file", "its text");
  assert(fs.readlink("file").error.errno == Errno.INVAL, "a file is none");
  assert(fs.readlink("none").error.errno == Errno.NOENT, "and what isn't there");
}

export function linksLeadNowhereOutside(): void {
  fs.symlink("../outside", "out").expect("symlink");
  assert(File.open("out").error.errno == Errno.PERM, "upwards");
  const absolute = fs.symlink("/etc/passwd", "abs");
  if (absolute.isOk) assert(File.open("abs").error.errno == Errno.PERM, "nor from the root");
}

export function linksThatGoRoundAreAnError(): void {
  fs.symlink("b", "a").expect("symlink");
  fs.symlink("a", "b").expect("symlink");
  assert(File.open("a").error.errno == Errno.LOOP && fs.stat("a").error.errno == Errno.LOOP, "ELOOP");
}

export function entriesOfAPathAreListed(): void {
  assert(fs.entries(".").value.length == 3, "three");
  assert(fs.entries("dir").value.length == 0, "none");
  assert(fs.entries("none").error.errno == Errno.NOENT && fs.entries("file").error.errno == Errno.NOTDIR, "or an error");
}

export function pathsOfAnyAlphabetAndLength(): void {
  const name = "каталог 😀 " + "x".repeat(200);
  fs.createDir(name).expect("createDir");
  File.create(name + "/файл").value.drop();
  assert(fs.exists(name + "/файл").value, "it is there");
  assert(fs.entries(name).value[0].name == "файл", "by its name");
  assert(fs.createDir("x".repeat(256)).error.errno == Errno.NAMETOOLONG, "there is an end to it");
}

export function aSlashAtTheEndAsksForADirectory(): void {
  assert(fs.stat("dir/").value.isDir, "which is one");
  assert(fs.stat("file/").error.errno == Errno.NOTDIR, "or isn't");
  const dir = Dir.open("dir//").value;
  assert(dir.stat().value.isDir, "two are one");
  dir.drop();
}
