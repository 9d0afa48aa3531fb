// Goes for what lies outside of a Dir, by every call that takes a path, and prints what it got: each line is one too
// many. Standard input has the paths, a line each. Those with a "-" before them end in a symbolic link, so that a call
// which follows none may succeed: it is about the link itself. For each call there is a directory of its name, and in it
// the Dir, "jail", and what must not be reached, "out".

import {
  AtomicFile, Dir, OpenOptions, Ref, TempDir, TempFile, readToString, stdin,
} from "as-io-lifetimes";

class Attempt {
  constructor(public path: string, public endsInLink: bool) {}
}

/** A call: whether `path` got it anything. `n` is another number for each attempt. */
abstract class Call {
  /** Whether it is about a link at the end of a path itself. */
  keepsLink: bool = false;
  abstract name(): string;
  abstract run(dir: Ref<Dir>, path: string, n: string): bool;
}

/** A call that has no link at the end followed. */
abstract class OnLink extends Call {
  constructor() {
    super();
    this.keepsLink = true;
  }
}

class OpenFile extends Call {
  name(): string { return "openFile"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.openFile(path).isOk; }
}
class OpenWithout extends Call {
  name(): string { return "openWithoutFollowing"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return new OpenOptions().read().followSymlink(false).openAt(dir, path).isOk; }
}
class OpenToWrite extends Call {
  name(): string { return "openToWrite"; }
  run(dir: Ref<Dir>, path: string, n: string): bool {
    const opened = new OpenOptions().write().openAt(dir, path);
    if (opened.isErr) return false;
    const file = opened.value;
    file.writeString("written from inside");
    return true;
  }
}
class CreateFile extends Call {
  name(): string { return "createFile"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.createFile(path).isOk; }
}
class CreateAppending extends Call {
  name(): string { return "createAppending"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return new OpenOptions().append().create().openAt(dir, path).isOk; }
}
class CreateNew extends Call {
  name(): string { return "createNew"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return new OpenOptions().write().createNew().openAt(dir, path).isOk; }
}
class OpenDir extends Call {
  name(): string { return "openDir"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.openDir(path).isOk; }
}
class StatAt extends Call {
  name(): string { return "statAt"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.statAt(path).isOk; }
}
class StatLink extends OnLink {
  name(): string { return "statAtWithoutFollowing"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.statAt(path, false).isOk; }
}
class Exists extends Call {
  name(): string { return "exists"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.exists(path).valueOr(false); }
}
class SetTimes extends Call {
  name(): string { return "setTimesAt"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.setTimesAt(path, 1, 1).isOk; }
}
class SetTimesOfLink extends OnLink {
  name(): string { return "setTimesAtWithoutFollowing"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.setTimesAt(path, 1, 1, false).isOk; }
}
class Read extends Call {
  name(): string { return "read"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.read(path).isOk; }
}
class Write extends Call {
  name(): string { return "write"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.write(path, new Uint8Array(1)).isOk; }
}
class ReplaceFile extends OnLink {
  name(): string { return "replaceFile"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.replaceFile(path, new Uint8Array(1)).isOk; }
}
class CopyFrom extends Call {
  name(): string { return "copyFrom"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.copy(path, dir, n).isOk; }
}
class CopyTo extends Call {
  name(): string { return "copyTo"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.copy("file", dir, path).isOk; }
}
class CreateDir extends Call {
  name(): string { return "createDir"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.createDir(path).isOk; }
}
class CreateDirAll extends Call {
  name(): string { return "createDirAll"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.createDirAll(path).isOk; }
}
class CreateBelow extends Call {
  name(): string { return "createDirAllBelow"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.createDirAll(path + "/made/by/us").isOk; }
}
class RemoveFile extends OnLink {
  name(): string { return "removeFile"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.removeFile(path).isOk; }
}
class RemoveDir extends Call {
  name(): string { return "removeDir"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.removeDir(path).isOk; }
}
class RemoveDirAll extends OnLink {
  name(): string { return "removeDirAll"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.removeDirAll(path).isOk && !path.endsWith("/"); } // then the link
}
class RenameFrom extends OnLink {
  name(): string { return "renameFrom"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.rename(path, dir, n).isOk; }
}
class RenameTo extends OnLink {
  name(): string { return "renameTo"; }
  run(dir: Ref<Dir>, path: string, n: string): bool {
    dir.createFile(n).value;
    return dir.rename(n, dir, path).isOk;
  }
}
class LinkFrom extends OnLink {
  name(): string { return "linkFrom"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.link(path, dir, n).isOk && !dir.statAt(n, false).value.isSymlink; }
}
class LinkTo extends Call {
  name(): string { return "linkTo"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.link("file", dir, path).isOk; }
}
class Symlink extends Call {
  name(): string { return "symlink"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.symlink("file", path).isOk; }
}
class Readlink extends OnLink {
  name(): string { return "readlink"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return dir.readlink(path).isOk; }
}
class Temporary extends Call {
  name(): string { return "temporary"; }
  run(dir: Ref<Dir>, path: string, n: string): bool {
    return TempFile.createIn(dir, path + "/x").isOk || TempDir.createIn(dir, path + "/x").isOk;
  }
}
class Persist extends OnLink {
  name(): string { return "persist"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return TempFile.createIn(dir).value.persist(path).isOk; }
}
class PersistNew extends Call {
  name(): string { return "persistNew"; }
  run(dir: Ref<Dir>, path: string, n: string): bool { return TempFile.createIn(dir).value.persistNew(path).isOk; }
}
class Atomic extends OnLink {
  name(): string { return "atomicFile"; }
  run(dir: Ref<Dir>, path: string, n: string): bool {
    const begun = AtomicFile.createIn(dir, path);
    return begun.isOk && begun.value.commit().isOk;
  }
}
/** A link of its own that leads to the path. */
class OwnLink extends Call {
  name(): string { return "ownLink"; }
  run(dir: Ref<Dir>, path: string, n: string): bool {
    dir.symlink(path, n);
    return dir.statAt(n).isOk || dir.openFile(n).isOk || dir.openDir(n).isOk || dir.statAt(n + "/secret").isOk;
  }
}
/** A directory that becomes a link to the path after it was opened, and one that moved up. */
class Swapped extends Call {
  name(): string { return "swapped"; }
  run(dir: Ref<Dir>, path: string, n: string): bool {
    dir.createDirAll(n + "/below").value;
    const opened = dir.openDir(n).value, below = dir.openDir(n + "/below").value;
    dir.rename(n + "/below", dir, n + "-up").value;
    dir.rename(n, dir, n + "-moved").value;
    dir.symlink(path, n);
    return opened.statAt("secret").isOk || dir.statAt(n + "/secret").isOk || opened.createFile("../" + path).isOk ||
      below.statAt("../../out/secret").isOk || below.openFile("../out/secret").isOk || below.openDir("..").isOk;
  }
}
class WalkFollowing extends Call {
  name(): string { return "walk"; }
  run(dir: Ref<Dir>, path: string, n: string): bool {
    const walk = dir.walk().followSymlinks();
    for (let entry = walk.next(); entry !== null; entry = walk.next()) {
      if (entry.isOk && entry.value.name == "secret") return true;
    }
    return false;
  }
}

function calls(): Call[] {
  return [
    new OpenFile(), new OpenWithout(), new OpenToWrite(), new CreateFile(), new CreateAppending(), new CreateNew(), new OpenDir(),
    new StatAt(), new StatLink(), new Exists(), new SetTimes(), new SetTimesOfLink(), new Read(), new Write(), new ReplaceFile(),
    new CopyFrom(), new CopyTo(), new CreateDir(), new CreateDirAll(), new CreateBelow(), new RemoveFile(), new RemoveDir(),
    new RemoveDirAll(), new RenameFrom(), new RenameTo(), new LinkFrom(), new LinkTo(), new Symlink(), new Readlink(),
    new Temporary(), new Persist(), new PersistNew(), new Atomic(), new OwnLink(), new Swapped(), new WalkFollowing(),
  ];
}

/** What must go well, so that a Dir that refuses everything is no success. */
function inside(dir: Ref<Dir>): bool {
  const paths: string[] = ["file", "sub/file", "inner/file", "sub/../file", "sub/to-file", "./sub/deeper/../file"];
  for (let i = 0; i < paths.length; i++) if (dir.readToString(paths[i]).valueOr("") != "inside") return false;
  return true;
}

function main(): void {
  const lines = readToString(stdin()).value.trimEnd().split("\n");
  const attempts: Attempt[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    attempts.push(line.startsWith("-") ? new Attempt(line.substring(1), true) : new Attempt(line, false));
  }
  const all = calls();
  for (let i = 0; i < all.length; i++) {
    const call = all[i];
    const dir = Dir.open(call.name() + "/jail").expect("the directory of a call");
    if (!inside(dir)) console.log(call.name() + " can't reach what is inside");
    for (let j = 0; j < attempts.length; j++) {
      const attempt = attempts[j];
      const got = call.run(dir, attempt.path, "n" + j.toString());
      if (got && !(call.keepsLink && attempt.endsInLink)) console.log(call.name() + " " + attempt.path);
    }
  }
  console.log(all.map<string>((call) => call.name()).join(" "));
}

main();
