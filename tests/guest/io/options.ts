import { Dir, Errno, Fdflags, File, OpenOptions, Result, fs } from "as-io-lifetimes";

// The combinations as Rust's OpenOptions has them. "a" holds "old" before each.

/** read, write, append, truncate, create, createNew: 64 combinations. */
export function eachCombinationIsAcceptedOrEINVAL(): void {
  for (let bits = 0; bits < 64; bits++) {
    const read = (bits & 1) != 0, write = (bits & 2) != 0, append = (bits & 4) != 0;
    const truncate = (bits & 8) != 0, create = (bits & 16) != 0, createNew = (bits & 32) != 0;
    const writes = write || append;
    const valid = (read || writes) && (writes || !(truncate || create || createNew)) && !(truncate && append && !createNew);
    const name = createNew ? "new" + bits.toString() : "a";
    const file = options(bits).open(name);
    if (!valid) {
      assert(file.error.errno == Errno.INVAL, "refused: " + bits.toString());
      assert(!fs.exists("new" + bits.toString()).value, "and nothing was made");
      continue;
    }
    assert(file.isOk, "accepted: " + bits.toString());
    assert(file.value.write(new Uint8Array(1)).isOk == writes, "it can be written if it was asked for");
    file.value.seek(0);
    assert(file.value.read(new Uint8Array(1)).isOk == read, "it can be read if it was asked for");
    file.value.drop();
  }
}

function options(bits: i32): OpenOptions {
  return new OpenOptions().read((bits & 1) != 0).write((bits & 2) != 0).append((bits & 4) != 0)
    .truncate((bits & 8) != 0).create((bits & 16) != 0).createNew((bits & 32) != 0);
}

export function whatIsWrongWithTheOptionsIsSaid(): void {
  says(new OpenOptions().open("a"), "neither read nor write nor append is set");
  says(new OpenOptions().read().create().open("a"), "create needs write or append");
  says(new OpenOptions().read().createNew().open("a"), "create needs write or append");
  says(new OpenOptions().read().truncate().open("a"), "truncate needs write");
  says(new OpenOptions().append().truncate().open("a"), "truncate and append exclude each other");
  const error = new OpenOptions().open("a").error;
  assert(error.operation == "open" && error.path! == "a", "with what it was for");
}

function says(file: Result<File>, detail: string): void {
  assert(file.error.errno == Errno.INVAL && file.error.detail! == detail, detail);
}

export function writingKeepsWhatTheFileHolds(): void {
  const file = new OpenOptions().read().write().open("a").value;
  file.writeString("N").expect("write");
  file.seek(0);
  assert(file.readToString().value == "Nld", "but for what was written over");
  file.drop();
}

export function writingMakesNoFile(): void {
  assert(new OpenOptions().write().open("none").error.errno == Errno.NOENT, "there is none");
  assert(new OpenOptions().append().open("none").error.errno == Errno.NOENT, "nor does append");
  assert(new OpenOptions().write().truncate().open("none").error.errno == Errno.NOENT, "nor truncate");
}

export function createMakesAFileOrTakesTheOneThere(): void {
  const made = new OpenOptions().write().create().open("new").value;
  assert(made.stat().value.size == 0, "made");
  made.drop();
  const taken = new OpenOptions().write().create().open("a").value;
  assert(taken.stat().value.size == 3, "taken");
  taken.drop();
}

export function createNewRefusesTheOneThere(): void {
  assert(new OpenOptions().write().createNew().open("a").error.errno == Errno.EXIST, "a file");
  assert(new OpenOptions().write().createNew().open("link").error.errno == Errno.EXIST, "a link that leads nowhere");
  assert(!fs.exists("nowhere").value, "which is not followed");
  assert(new OpenOptions().write().createNew().open("dir").error.errno == Errno.EXIST, "a directory");
  assert(content() == "old", "what was there stays");
}

export function withCreateNewTruncateMeansNothing(): void {
  assert(new OpenOptions().write().truncate().createNew().open("a").error.errno == Errno.EXIST, "it is there");
  assert(new OpenOptions().append().truncate().createNew().open("a").error.errno == Errno.EXIST, "also to append");
  assert(content() == "old", "and stays");
}

export function truncateCutsTheFileToNothing(): void {
  const file = new OpenOptions().write().truncate().open("a").value;
  assert(file.stat().value.size == 0, "at once");
  file.drop();
}

export function appendWritesAtTheEnd(): void {
  const file = new OpenOptions().append().open("a").value;
  file.seek(0);
  file.writeString("new").expect("write");
  file.drop();
  assert(content() == "oldnew", "wherever the offset was");
}

export function anOptionCanBeTakenBack(): void {
  const options = new OpenOptions().read().write().append().truncate().create();
  options.append(false).truncate(false).create(false);
  const file = options.open("a").value;
  file.writeString("N").expect("write");
  file.drop();
  assert(content() == "Nld", "it neither appended nor truncated");
  const reading = options.write(false).open("a").value;
  assert(reading.write(new Uint8Array(1)).isErr, "reading is left");
  reading.drop();
  assert(options.open("none").error.errno == Errno.NOENT, "and nothing is made");
}

export function optionsServeTwice(): void {
  const options = new OpenOptions().read();
  const one = options.open("a").value, two = options.open("a").value;
  assert(one.readToString().value == "old" && two.readToString().value == "old", "each has its own offset");
  one.drop();
  two.drop();
}

export function shorthandsAreWhatTheySay(): void {
  const opened = File.open("a").value;
  assert(opened.readToString().value == "old" && opened.write(new Uint8Array(1)).isErr, "open: for reading");
  opened.drop();
  const created = File.create("a").value;
  assert(created.stat().value.size == 0 && created.write(new Uint8Array(1)).isOk, "create: cut, for writing");
  created.drop();
  assert(File.createNew("a").error.errno == Errno.EXIST, "createNew: none may be there");
  const made = File.createNew("new").value;
  made.writeString("x").expect("write");
  made.seek(0);
  assert(made.readToString().value == "x", "createNew: for both");
  made.drop();
}

export function aDirectoryIsOpenedFromAnotherOne(): void {
  const dir = Dir.open("dir").value;
  const file = new OpenOptions().write().create().openAt(dir, "b").value;
  file.drop();
  assert(fs.exists("dir/b").value, "there it is");
  assert(new OpenOptions().openAt(dir, "b").error.errno == Errno.INVAL, "the options are checked there too");
  dir.drop();
  assert(new OpenOptions().read().openAt(dir, "b").error.errno == Errno.BADF, "from one that is closed none is opened");
}

export function aLinkIsFollowedUnlessItIsNotToBe(): void {
  fs.symlink("a", "to-a").expect("symlink");
  const file = new OpenOptions().read().open("to-a").value;
  assert(file.readToString().value == "old", "followed");
  file.drop();
  assert(new OpenOptions().read().followSymlink(false).open("to-a").error.errno == Errno.LOOP, "not followed");
}

export function flagsOfTheDescriptorAreSet(): void {
  const file = new OpenOptions().write().flags(Fdflags.SYNC).open("a").value;
  file.writeString("x").expect("write");
  file.drop();
}

function content(): string {
  const file = File.open("a").value;
  const text = file.readToString().value;
  file.drop();
  return text;
}
