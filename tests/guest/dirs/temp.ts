import { Dir, Errno, File, TempDir, TempFile, fs, writeString } from "as-io-lifetimes";

function entries(path: string): i32 {
  return fs.entries(path).value.length;
}

export function aTemporaryFileIsThereAsLongAsItsOwner(): void {
  {
    const temp = TempFile.create("empty").expect("create");
    assert(temp.name.startsWith(".tmp") && temp.name.length == 16, temp.name);
    writeString(temp, "text").expect("write");
    assert(fs.readToString("empty/" + temp.name).value == "text", "it is there");
    temp.file.seek(0);
    assert(temp.file.readToString().value == "text", "open for reading as well");
    const other = TempFile.create("empty", "x-").expect("create");
    assert(other.name.startsWith("x-") && entries("empty") == 2, "and another one");
  }
  assert(entries("empty") == 0, "and gone");
}

export function itOutlivesTheOwnerOfItsDirectory(): void {
  const temp = madeIn("empty");
  assert(fs.exists("empty/" + temp.name).value, "there");
  temp.close().expect("close");
  assert(entries("empty") == 0, "and gone");
}

function madeIn(path: string): TempFile {
  const dir = Dir.open(path).value;
  return TempFile.createIn(dir).value;
}

export function itIsKept(): void {
  const dir = Dir.open("empty").value;
  const temp = TempFile.createIn(dir).value;
  const name = temp.name;
  const file = temp.keep();
  file.writeString("kept").value;
  file.close().value;
  assert(dir.readToString(name).value == "kept", "by its own name");
}

export function itGetsAName(): void {
  const dir = Dir.open("empty").value;
  dir.createFile("name").value.writeString("old").value;
  const temp = TempFile.createIn(dir).value;
  writeString(temp, "new").value;
  const file = temp.persist("name").expect("persist");
  file.writeString("er").value;
  assert(dir.readToString("name").value == "newer" && entries("empty") == 1, "which another one had");
  const second = TempFile.createIn(dir).value;
  const failed = second.persistNew("name");
  assert(failed.error.errno == Errno.EXIST, "unless it must be new");
  assert(entries("empty") == 1 && dir.readToString("name").value == "newer", "then nothing is left of it");
  TempFile.createIn(dir).value.persistNew("other").expect("persistNew");
  assert(entries("empty") == 2, "or it is");
}

export function whatCannotBePersistedIsRemoved(): void {
  const temp = TempFile.create("empty").value;
  assert(temp.persist("none/name").error.errno == Errno.NOENT, "an error");
  const second = TempFile.create("empty").value;
  assert(second.persist("../name").isErr && !fs.exists("name").value, "and no way out");
  assert(entries("empty") == 0, "and nothing left");
}

export function closingTellsWhatWentWrong(): void {
  const temp = TempFile.create("empty").value;
  fs.removeFile("empty/" + temp.name).value;
  const error = temp.close().error;
  assert(error.errno == Errno.NOENT, error.toString());
  {
    const second = TempFile.create("empty").value;
    fs.removeFile("empty/" + second.name).value;
  } // a drop doesn't
}

export function whereNoneCanBeMade(): void {
  assert(TempFile.create("none").error.errno == Errno.NOENT && TempFile.create("file").error.errno == Errno.NOTDIR, "a file");
  assert(TempFile.create("empty", "none/x").error.errno == Errno.NOENT, "a prefix may have a path");
  assert(TempFile.create("empty", "../x").isErr && TempDir.create("empty", "../x").isErr, "but none that leads out");
  assert(TempDir.create("none").error.errno == Errno.NOENT && TempDir.create("file").error.errno == Errno.NOTDIR, "a directory");
  assert(entries(".") == 5 && entries("empty") == 0, "nothing is left");
}

export function aFileWithoutAName(): void {
  const dir = Dir.open("empty").value;
  const file = TempFile.unnamed(dir).expect("unnamed");
  assert(entries("empty") == 0, "there is none");
  file.writeString("text").expect("write");
  file.seek(0);
  assert(file.readToString().value == "text" && file.stat().value.nlink == 0, "but a file");
}

export function aTemporaryDirectoryGoesWithAllThatIsInIt(): void {
  let name = "";
  {
    const temp = TempDir.create("empty").expect("create");
    name = temp.name;
    temp.dir.createDirAll("a/b/c").value;
    temp.dir.write("a/file", new Uint8Array(10)).value;
    temp.dir.symlink("file", "a/link").value;
    fs.symlink("../file", "empty/" + name + "/out").value;
    assert(fs.exists("empty/" + name + "/a/b/c").value, "there");
  }
  assert(!fs.exists("empty/" + name).value && fs.exists("file").value, "and gone");
  const second = TempDir.create("empty").value;
  second.dir.createFile("x").value;
  second.close().expect("close");
  assert(entries("empty") == 0, "or closed");
}

export function aTemporaryDirectoryIsKeptOrNamed(): void {
  const dir = Dir.open("empty").value;
  const temp = TempDir.createIn(dir).value;
  temp.dir.createFile("x").value;
  const name = temp.name;
  const kept = temp.keep();
  assert(kept.exists("x").value && dir.exists(name + "/x").value, "kept");
  dir.removeDirAll(name).value;
  const second = TempDir.createIn(dir).value;
  second.dir.createFile("y").value;
  const named = second.persist("name").expect("persist");
  assert(named.exists("y").value && dir.exists("name/y").value, "named");
  const third = TempDir.createIn(dir).value;
  third.dir.createFile("z").value;
  assert(third.persist("name").isErr && entries("empty") == 1, "a directory that isn't empty isn't replaced");
}

export function manyAtOnce(): void {
  {
    const names = new Set<string>();
    const dir = TempDir.create(".").value;
    for (let i = 0; i < 500; i++) {
      const temp = TempFile.createIn(dir).value;
      names.add(temp.name);
      temp.keep();
    }
    assert(names.size == 500 && dir.dir.entries().value.length == 500, "no two have one name");
  }
  assert(entries(".") == 5, "all are gone");
}
