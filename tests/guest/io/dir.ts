import { Dir, Errno, File, OpenOptions, Result, Time, fs } from "as-io-lifetimes";

export function filesAndDirectoriesAreOpenedFromADirectory(): void {
  const dir = Dir.open("dir").value;
  const file = dir.createFile("b").value;
  file.writeString("text").expect("write");
  file.drop();
  const reader = dir.openFile("b").value;
  assert(reader.readToString().value == "text", "the file that was made");
  reader.drop();
  dir.createDir("sub").expect("createDir");
  const sub = dir.openDir("sub").value;
  sub.createFile("c").value.drop();
  assert(fs.exists("dir/sub/c").value, "down there");
  sub.drop();
  const itself = dir.openDir(".").value;
  assert(itself.stat().value.ino == dir.stat().value.ino, "a directory can be opened from itself");
  itself.drop();
  dir.drop();
}

export function whatIsNotThereIsNotFound(): void {
  const dir = Dir.open("dir").value;
  assert(dir.openFile("none").error.errno == Errno.NOENT, "a file");
  assert(dir.openDir("none").error.errno == Errno.NOENT, "a directory");
  assert(dir.removeFile("none").error.errno == Errno.NOENT, "to remove");
  assert(dir.removeDir("none").error.errno == Errno.NOENT, "a directory to remove");
  assert(dir.statAt("none").error.errno == Errno.NOENT, "to look at");
  assert(dir.rename("none", dir, "b").error.errno == Errno.NOENT, "to rename");
  assert(dir.link("none", dir, "b").error.errno == Errno.NOENT, "to link");
  assert(dir.readlink("none").error.errno == Errno.NOENT, "to read as a link");
  assert(dir.setTimesAt("none", 0, 0).error.errno == Errno.NOENT, "to set times of");
  assert(dir.openFile("").error.errno == Errno.NOENT, "nor anything without a name");
  dir.drop();
}

export function whatIsThereIsTold(): void {
  const dir = Dir.open(".").value;
  assert(dir.statAt("file").value.isFile && dir.statAt("dir").value.isDir, "a file and a directory");
  assert(dir.statAt("link").value.isFile && dir.statAt("link", false).value.isSymlink, "a link, followed or not");
  dir.setTimesAt("file", 5_000_000_000, Time.OMIT).expect("setTimesAt");
  assert(dir.statAt("file").value.accessed == 5_000_000_000, "times are set");
  assert(dir.stat().value.isDir, "and it is one itself");
  dir.drop();
}

export function namesAreRemoved(): void {
  const dir = Dir.open(".").value;
  dir.createDir("full").expect("createDir");
  assert(dir.createDir("full").error.errno == Errno.EXIST, "there can be one");
  dir.createFile("full/b").value.drop();
  assert(dir.removeDir("full").error.errno == Errno.NOTEMPTY, "it isn't empty");
  refused(dir.removeFile("full"), "it is no file");
  assert(dir.removeDir("full/b").error.errno == Errno.NOTDIR, "nor is that a directory");
  dir.removeFile("full/b").expect("removeFile");
  dir.removeDir("full").expect("removeDir");
  dir.removeFile("link").expect("a link goes");
  assert(!fs.exists("full").value && !fs.exists("link").value && fs.exists("file").value, "not what it led to");
  dir.drop();
}

export function filesMoveBetweenDirectories(): void {
  const from = Dir.open(".").value, to = Dir.open("dir").value;
  from.rename("file", to, "moved").expect("rename");
  assert(!fs.exists("file").value && content("dir/moved") == "content", "it has moved");
  to.createFile("old").value.drop();
  to.rename("moved", to, "old").expect("rename");
  assert(content("dir/old") == "content" && !fs.exists("dir/moved").value, "what had the name is replaced");
  to.link("old", from, "second").expect("link");
  assert(content("second") == "content" && fs.stat("second").value.nlink == 2, "one file with two names");
  assert(to.link("old", from, "second").error.errno == Errno.EXIST, "a name that is taken stays");
  from.drop();
  to.drop();
}

export function linksAreMadeAndRead(): void {
  const dir = Dir.open("dir").value;
  dir.createFile("b").value.drop();
  dir.symlink("./b", "to-b").expect("symlink");
  assert(dir.readlink("to-b").value == "./b" && dir.statAt("to-b").value.isFile, "its text, and where it leads");
  assert(dir.symlink("x", "to-b").error.errno == Errno.EXIST, "a name that is taken stays");
  assert(dir.symlink("a\0b", "l").error.errno == Errno.INVAL, "its text can't hold a NUL");
  assert(dir.readlink("b").error.errno == Errno.INVAL, "a file is no link");
  dir.drop();
}

export function pathsDoNotLeadOutOfADirectory(): void {
  const dir = Dir.open("dir").value;
  assert(dir.openFile("../../x").error.errno == Errno.PERM, "upwards");
  assert(dir.openFile("/etc/passwd").error.errno == Errno.PERM, "from the root");
  assert(dir.statAt("../../x").error.errno == Errno.PERM, "to look");
  dir.drop();
}

export function entriesAreListed(): void {
  const dir = Dir.open("dir").value;
  assert(dir.entries().value.length == 0, "none");
  dir.createFile("b").value.drop();
  const entries = dir.entries().value;
  assert(entries.length == 1 && entries[0].name == "b" && entries[0].isFile, "one");
  assert(dir.readDir().next()!.name == "b", "page by page");
  dir.drop();
}

export function aFileIsNoDirectory(): void {
  assert(Dir.open("file").error.errno == Errno.NOTDIR, "by path");
  const dir = Dir.open(".").value;
  assert(dir.openDir("file").error.errno == Errno.NOTDIR, "from a directory");
  assert(dir.openFile("file/b").error.errno == Errno.NOTDIR, "nor on the way");
  dir.drop();
  const file = File.open("file").value;
  assert(new OpenOptions().read().openAt(file, "b").error.errno == Errno.NOTDIR, "nor to start from");
  file.drop();
}

export function aDirectoryIsNoFile(): void {
  const write = new OpenOptions().write().open("dir");
  assert(write.error.toString() == 'open "dir": is a directory (isdir)', write.error.toString());
  // For reading WASI opens it; then nothing can be read.
  const file = File.open("dir");
  if (file.isErr) {
    assert(file.error.errno == Errno.ISDIR, "it says so");
    return;
  }
  const error = file.value.readToString().error;
  assert(error.errno == Errno.ISDIR || error.errno == Errno.BADF, "it says so when it is read");
  assert(error.path! == "dir", "and which");
  file.value.drop();
}

export function aClosedDirectoryIsRefusedByEachCall(): void {
  const dir = Dir.open("dir").value, other = Dir.open(".").value;
  dir.drop();
  badf(dir.createDir("x"), "createDir");
  badf(dir.removeDir("x"), "removeDir");
  badf(dir.removeFile("x"), "removeFile");
  badf(dir.rename("x", other, "y"), "rename");
  badf(other.rename("file", dir, "y"), "rename");
  badf(dir.link("x", other, "y"), "link");
  badf(other.link("file", dir, "y"), "link");
  badf(dir.symlink("x", "y"), "symlink");
  badf(dir.setTimesAt("x", 0, 0), "setTimes");
  badf(dir.sync(), "sync");
  assert(dir.openFile("x").error.errno == Errno.BADF && dir.openFile("x").error.operation == "open", "openFile");
  assert(dir.createFile("x").error.errno == Errno.BADF && dir.openDir("x").error.errno == Errno.BADF, "and its kin");
  assert(dir.statAt("x").error.errno == Errno.BADF && dir.stat().error.errno == Errno.BADF, "stat");
  assert(dir.readlink("x").error.errno == Errno.BADF && dir.entries().error.errno == Errno.BADF, "readlink, entries");
  other.drop();
}

function content(path: string): string {
  const file = File.open(path).value;
  const text = file.readToString().value;
  file.drop();
  return text;
}

function refused(result: Result<void>, message: string): void {
  const errno = result.error.errno;
  assert(errno == Errno.ISDIR || errno == Errno.PERM, message);
}

function badf(result: Result<void>, operation: string): void {
  assert(result.error.errno == Errno.BADF && result.error.operation == operation, operation);
}
