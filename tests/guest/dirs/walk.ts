import { Dir, Errno, File, Mut, Walk, fs } from "as-io-lifetimes";

function paths(walk: Mut<Walk>): string {
  let text = "";
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    text += (text.length ? " " : "") + (entry.isOk ? entry.value.path : "!" + entry.error.path!);
  }
  return text;
}

function make(): void {
  fs.createDirAll("t/a/b").value;
  fs.createDirAll("t/c").value;
  const files: string[] = ["t/a/b/1", "t/a/2", "t/a.b", "t/c/3", "t/d"];
  for (let i = 0; i < files.length; i++) File.create(files[i]).value;
  fs.symlink("../a", "t/c/to-a").value;
  fs.symlink("d", "t/to-d").value;
}

export function eachEntryComesOnce(): void {
  make();
  const walk = fs.walk("t").value;
  const seen = new Set<string>();
  let count = 0;
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    const it = entry.value, found = fs.symlinkStat("t/" + it.path).value;
    assert(it.filetype == found.filetype, "its type");
    assert(it.path.endsWith(it.name) && it.path.split("/").length == it.depth, "its name and depth");
    const slash = it.path.lastIndexOf("/");
    assert(slash < 0 || seen.has(it.path.substring(0, slash)), "behind its directory");
    seen.add(it.path);
    count++;
  }
  assert(count == 10 && seen.size == 10, "all");
  assert(walk.next() === null, "and then none, again and again");
}

export function theyComeInTheOrderOfTheirBytes(): void {
  make();
  const walk = fs.walk("t").value.sorted();
  assert(paths(walk) == "a.b a a/2 a/b a/b/1 c c/3 c/to-a d to-d", "a slash comes behind a dot");
  fs.createDir("names").value;
  const names: string[] = ["z", "é", "\u{1f600}", "\ue000", "Z"];
  for (let i = 0; i < names.length; i++) File.create("names/" + names[i]).value;
  const ordered = fs.walk("names").value.sorted();
  assert(paths(ordered) == "Z z é \ue000 \u{1f600}", "in UTF-8, and not in UTF-16");
}

export function linksAreFollowedWhereThatIsAsked(): void {
  make();
  const walk = fs.walk("t").value.sorted().followSymlinks();
  assert(paths(walk) == "a.b a a/2 a/b a/b/1 c c/3 c/to-a c/to-a/2 c/to-a/b c/to-a/b/1 d to-d", "within the tree");
}

export function linksThatLeadBackOrNowhere(): void {
  make();
  fs.symlink("..", "t/a/b/up").value;
  fs.symlink(".", "t/self").value;
  fs.symlink("none", "t/dangling").value;
  const walk = fs.walk("t").value.sorted().followSymlinks();
  let errors = "", count = 0;
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    if (entry.isErr) {
      assert(entry.error.errno == Errno.LOOP, entry.error.toString());
      errors += " " + entry.error.path!;
    } else if (entry.value.name == "dangling") assert(entry.value.isSymlink, "a link that leads nowhere is one");
    count++;
    assert(count < 100, "there is an end");
  }
  assert(errors == " a/b/up c/to-a/b/up self", errors);
  const plain = fs.walk("t").value.sorted();
  assert(paths(plain) == "a.b a a/2 a/b a/b/1 a/b/up c c/3 c/to-a d dangling self to-d", "and else they are entries");
}

export function linksAreNotFollowedOut(): void {
  make();
  fs.symlink("../file", "t/file").value;
  fs.symlink("..", "t/out").value;
  const walk = fs.walk("t").value.followSymlinks();
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    const it = entry.value;
    if (it.name == "file" || it.name == "out") assert(it.isSymlink, "what leads out stays a link");
    assert(!it.path.startsWith("out/"), "which isn't gone through");
  }
}

export function partsAreSkipped(): void {
  make();
  const walk = fs.walk("t").value.sorted();
  let text = "";
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    const it = entry.value;
    text += it.path + " ";
    if (it.path == "a/b" || it.path == "c/3") walk.skipDir();
  }
  assert(text == "a.b a a/2 a/b c c/3 d to-d ", text);
  const none = fs.walk("t").value.sorted();
  none.next();
  none.skipDir();
  assert(none.next() === null, "what is left of the start");
}

export function whatGoesMeanwhileIsAnErrorOfItsOwn(): void {
  make();
  const walk = fs.walk("t").value.sorted();
  let text = "";
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    if (entry.isErr) {
      assert(entry.error.errno == Errno.NOENT, entry.error.toString());
      text += "!" + entry.error.path! + " ";
      continue;
    }
    text += entry.value.path + " ";
    if (entry.value.path == "a") fs.removeDirAll("t/a").value;
  }
  assert(text == "a.b a !a c c/3 c/to-a d to-d ", text);
}

export function aDirectoryThatBecomesALinkIsNotGoneInto(): void {
  make();
  const walk = fs.walk("t").value.sorted();
  let text = "";
  for (let entry = walk.next(); entry !== null; entry = walk.next()) {
    if (entry.isErr) {
      text += "!" + entry.error.path! + " ";
      continue;
    }
    text += entry.value.path + " ";
    if (entry.value.path == "a") {
      fs.rename("t/a", "moved").value;
      fs.symlink("../moved", "t/a").value;
    }
  }
  assert(text == "a.b a !a c c/3 c/to-a d to-d ", text);
}

export function itOutlivesTheDirectoryThatItStartedFrom(): void {
  make();
  const walk = walkOf("t").sorted();
  assert(paths(walk) == "a.b a a/2 a/b a/b/1 c c/3 c/to-a d to-d", "it has one of its own");
  const dir = Dir.open("t").value;
  const second = dir.walk();
  dir.close().value;
  assert(second.next() !== null, "and needs no other");
}

function walkOf(path: string): Walk {
  const dir = Dir.open(path).value;
  return dir.walk();
}

export function whereThereIsNothingToWalk(): void {
  assert(fs.walk("none").error.errno == Errno.NOENT && fs.walk("file").error.errno == Errno.NOTDIR, "an error");
  const walk = fs.walk("empty").value;
  assert(walk.next() === null, "or no entry");
  walk.skipDir();
  assert(walk.next() === null, "whatever is asked");
}

export function aWalkMayEndEarly(): void {
  make();
  const walk = fs.walk("t").value;
  let depth = 0;
  while (depth < 3) depth = walk.next()!.value.depth;
} // what it has open is closed
