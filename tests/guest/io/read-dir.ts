import { Dir, Errno, File, Filetype, ReadDir, fs, readDir, stdout, writeString } from "as-io-lifetimes";

/** For the host, which compares: the entries of "many", sorted. Node's WASI gives no inodes here. */
export function printEntries(): void {
  const entries = fs.entries("many").value;
  const lines: string[] = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    lines.push(`${entry.name} ${<i32>entry.filetype} ${entry.isFile} ${entry.isDir} ${entry.isSymlink}\n`);
  }
  lines.sort();
  for (let i = 0; i < lines.length; i++) writeString(stdout(), lines[i]).expect("write");
}

export function entriesComeOneByOneAndOnce(): void {
  const dir = Dir.open("many").value;
  const seen = new Set<string>();
  const entries = dir.readDir();
  for (let entry = entries.next(); entry !== null; entry = entries.next()) {
    assert(!seen.has(entry.name), "no entry comes twice");
    assert(entry.name != "." && entry.name != "..", "nor these");
    seen.add(entry.name);
  }
  assert(!entries.failed, "nothing failed");
  assert(seen.size == 2003, "all of them");
  assert(entries.next() === null, "and then there is none");
  dir.drop();
}

export function anyEntryIsAPlaceToGoOnFrom(): void {
  const dir = Dir.open("many").value;
  const all = dir.entries().value;
  for (let i = 0; i < all.length; i += 97) {
    const rest = readDir(dir, all[i].cookie).all().value;
    assert(rest.length == all.length - i - 1, "what comes behind it");
    if (rest.length) assert(rest[0].name == all[i + 1].name, "from the next one on");
  }
  dir.drop();
}

export function anEmptyDirectoryHasNoEntries(): void {
  assert(fs.entries("empty").value.length == 0, "none");
}

export function namesOfAnyLengthAndAlphabetComeWhole(): void {
  const entries = fs.entries("names").value;
  assert(entries.length == 32, "each");
  let long = 0, other = 0;
  for (let i = 0; i < entries.length; i++) {
    if (entries[i].name.startsWith("ё")) other++;
    if (entries[i].name.length == 255) long++;
    assert(fs.exists("names/" + entries[i].name).value, "and leads to its file");
  }
  assert(other == 1 && long == 30, "the long ones and the other one");
}

export function entriesMayBeRemovedWhileReading(): void {
  const dir = Dir.open("many").value;
  const entries = dir.readDir();
  let removed = 0;
  for (let entry = entries.next(); entry !== null; entry = entries.next()) {
    if (!entry.isFile) continue;
    // On a page that was read before, an entry may be gone already.
    const result = dir.removeFile(entry.name);
    assert(result.isOk || result.error.errno == Errno.NOENT, "it goes");
    removed++;
  }
  assert(!entries.failed && removed > 0, "nothing failed");
  for (let left = dir.entries().value; left.length; left = dir.entries().value) {
    for (let i = 0; i < left.length; i++) {
      const result = left[i].isDir ? dir.removeDir(left[i].name) : dir.removeFile(left[i].name);
      result.expect("the rest goes as well");
    }
  }
  dir.drop();
}

export function theDirectoryMustStayOpen(): void {
  const dir = Dir.open("many").value;
  const entries = dir.readDir();
  assert(entries.next() !== null, "the first page");
  dir.drop();
  while (entries.next() !== null) continue;
  assert(entries.failed && entries.error.errno == Errno.BADF, "behind that it is refused");
  assert(entries.error.operation == "readDir", "and says what failed");
  assert(entries.next() === null, "it stays at its end");
}

export function theEntriesOfAFileAreAnError(): void {
  File.create("file").value.drop();
  const file = File.open("file").value;
  const entries = new ReadDir(file.asFd());
  assert(entries.next() === null && entries.failed, "there are none");
  assert(entries.error.errno == Errno.BADF, "it is no directory");
  assert(entries.error.path! == "file", "and says which");
  assert(readDir(file).all().error.operation == "readDir", "all() gives the same error");
  file.drop();
  assert(fs.entries("file").isErr, "nor has a path to it any");
  assert(fs.entries("none").error.errno == Errno.NOENT, "and what isn't there is not found");
}

/** For a host that gives one entry, whose name has `length` bytes. */
export function longEntry(length: i32): void {
  const entries = fs.entries("empty").value;
  assert(entries.length == 1 && entries[0].name.length == length, "it comes whole");
}

export function whatAnEntryIsIsTold(): void {
  const entries = fs.entries(".").value;
  let files = 0, dirs = 0, links = 0;
  for (let i = 0; i < entries.length; i++) {
    if (entries[i].isFile) files++;
    if (entries[i].isDir) dirs++;
    if (entries[i].isSymlink) links++;
    assert(entries[i].isSymlink == (entries[i].filetype == Filetype.SYMBOLIC_LINK), "of a link, the link itself");
  }
  assert(files == 0 && dirs == 3 && links == 1, "three directories and a link");
}
