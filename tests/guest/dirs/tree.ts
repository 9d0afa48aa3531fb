import { Dir, Errno, File, fs } from "as-io-lifetimes";

export function directoriesOnTheWayAreMade(): void {
  fs.createDirAll("a/b//c/").expect("createDirAll");
  assert(fs.stat("a/b/c").value.isDir, "all of them");
  fs.createDirAll("a/b/c/d").expect("below what is there");
  fs.createDirAll("a/b/c/d").expect("and again, since it is there");
  fs.createDirAll("./a/../e/f").expect("by a way round");
  assert(fs.exists("e/f").value, "which leads where it says");
  const dir = Dir.open("e").value;
  dir.createDirAll("g/h").expect("in a directory");
  assert(fs.stat("e/g/h").value.isDir, "which it is relative to");
}

export function whatIsNoDirectoryStandsInTheWay(): void {
  let error = fs.createDirAll("file").error;
  assert(error.errno == Errno.EXIST && error.path! == "file", "at the end");
  error = fs.createDirAll("file/a/b").error;
  assert(error.errno == Errno.NOTDIR, "on the way");
  assert(fs.createDirAll("to-file/a").error.errno == Errno.NOTDIR, "also behind a link");
  assert(fs.createDirAll("").error.errno == Errno.NOENT, "and nothing has no name");
  fs.createDirAll("to-dir/a/b").expect("a link to a directory doesn't");
  assert(fs.stat("dir/a/b").value.isDir, "it is followed");
}

export function treesAreMadeNowhereElse(): void {
  const dir = Dir.open("dir").value;
  assert(dir.createDirAll("../x/y").isErr && dir.createDirAll("/tmp/x").isErr, "by no path");
  assert(dir.createDirAll("out/x/y").isErr && dir.createDirAll("none/../../x/y").isErr, "and through no link");
  assert(!fs.exists("x").value, "nothing is there");
}

export function treesAreRemoved(): void {
  fs.createDirAll("t/a/b/c").value;
  for (let i = 0; i < 2000; i++) File.create("t/a/" + i.toString()).value;
  fs.symlink("../file", "t/link").value;
  fs.symlink("../dir", "t/a/to-dir").value;
  fs.symlink("none", "t/a/b/dangling").value;
  File.create("dir/stays").value;
  fs.removeDirAll("t").expect("removeDirAll");
  assert(!fs.exists("t").value, "all is gone");
  assert(fs.exists("file").value && fs.exists("dir/stays").value, "and nothing that links led to");
}

export function aSlashAtTheEndIsNoReasonToFollow(): void {
  File.create("dir/stays").value;
  fs.removeDirAll("to-dir/").expect("removeDirAll");
  assert(fs.symlinkStat("to-dir").error.errno == Errno.NOENT && fs.exists("dir/stays").value, "the link goes, as in Rust");
}

export function whatCannotBeRemovedIsTold(): void {
  const none = fs.removeDirAll("none").error;
  assert(none.errno == Errno.NOENT && none.path! == "none", none.toString());
  const file = fs.removeDirAll("file").error;
  assert(file.toString() == 'removeDirAll "file": not a directory (notdir)', file.toString());
  assert(fs.exists("file").value, "it stays");
  const itself = fs.removeDirAll(".").error;
  assert(itself.errno == Errno.INVAL && fs.exists("file").value, "a directory isn't removed from within");
  const dir = Dir.open("dir").value;
  assert(dir.removeDirAll("..").isErr && dir.removeDirAll("a/..").isErr && dir.removeDirAll("").isErr, "nor from below");
  assert(dir.removeDirAll("../file").isErr && dir.removeDirAll("out/file").isErr && fs.exists("file").value, "nor outside");
}

export function aDirectoryRemovesWhatIsInIt(): void {
  fs.createDirAll("dir/a/b").value;
  File.create("dir/a/x").value;
  const dir = Dir.open("dir").value;
  dir.removeDirAll("a").expect("removeDirAll");
  assert(!dir.exists("a").value && dir.exists(".").value, "and stays");
}

export function treesHaveMoreLevelsThanDescriptorsMayBeOpen(): void {
  comeAndGo("d", 200);
}

export function treesAreDeeperThanAnyPath(): void {
  comeAndGo("a rather long name", 1050);
}

function comeAndGo(name: string, levels: i32): void {
  let dir = Dir.open("empty").value;
  for (let i = 0; i < levels; i++) {
    dir.createDir(name).expect("createDir");
    const next = dir.openDir(name).expect("openDir");
    next.write("file", new Uint8Array(1)).expect("write");
    dir = next;
  }
  let count = 0, last = "";
  const walk = fs.walk("empty").value;
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    const it = entry.value;
    if (it.name != name) continue;
    count++;
    last = it.path;
    assert(it.depth == count, "each a level deeper");
  }
  assert(count == levels && last.length == levels * (name.length + 1) - 1, "all were come to");
  fs.removeDirAll("empty/" + name).expect("removeDirAll");
  assert(fs.entries("empty").value.length == 0, "and went");
}

export function treesAreDeepAndWide(): void {
  let path = "deep";
  for (let i = 0; i < 60; i++) {
    fs.createDirAll(path + "/left/x").value;
    fs.createDirAll(path + "/right/y").value;
    File.create(path + "/right/z").value;
    path += "/m";
    fs.createDirAll(path).value;
  }
  let count = 0;
  const walk = fs.walk("deep").value.sorted().maxOpen(3);
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    assert(entry.isOk, "no error");
    count++;
  }
  assert(count == 60 * 6, count.toString());
  fs.removeDirAll("deep").expect("removeDirAll");
}
