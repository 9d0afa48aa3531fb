import { DirEntry, Filetype, fs, stat, stdin } from "as-io-lifetimes";
import { pastLink } from "./link";
import { Progress } from "./progress";
import { report } from "./report";
import { Source } from "./source";

/** What the paths stand for: files as they are, of directories all regular files in them. "-" is standard input. */
export function listSources(paths: string[], excluded: Set<string>, progress: Progress): Source[] {
  const walk = new Walk(excluded, progress);
  if (paths.length == 0) walk.directory("", ".");
  for (let i = 0; i < paths.length; i++) walk.path(paths[i]);
  return walk.sources;
}

class Walk {
  sources: Source[] = [];

  constructor(private excluded: Set<string>, private progress: Progress) {}

  path(name: string): void {
    const source = new Source(name, name);
    if (source.isStdin) source.know(stat(stdin()));
    else {
      source.path = pastLink(name);
      const found = fs.stat(source.path);
      if (found.isOk && found.value.isDir) return this.directory(name.endsWith("/") ? name : name + "/", source.path);
      source.know(found);
    }
    this.add(source);
  }

  /** Adds the regular files in the directory at `path`; their names begin with `prefix`. Links are not followed. */
  directory(prefix: string, path: string): void {
    const entries = fs.entries(path);
    if (entries.isErr) return report(prefix.length ? prefix : path, entries.error);
    const children: Child[] = [];
    for (let i = 0; i < entries.value.length; i++) {
      const entry = entries.value[i];
      if (!this.excluded.has(entry.name)) children.push(new Child(entry, join(path, entry.name)));
    }
    children.sort((a, b) => compareBytes(a.key, b.key));
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (child.isDir) this.directory(prefix + child.key, child.path);
      else if (child.isFile) this.file(prefix + child.key, child.path);
    }
  }

  private file(name: string, path: string): void {
    const source = new Source(name, path);
    const found = fs.symlinkStat(path);
    if (found.isOk && !found.value.isFile) return;
    source.know(found);
    this.add(source);
  }

  private add(source: Source): void {
    this.sources.push(source);
    this.progress.found(this.sources.length, source.size);
  }
}

/** An entry of a directory that is walked. */
class Child {
  private kind: Filetype;
  /** What it is sorted by: the name, of a directory with a slash, so that whole paths are in order. */
  key: string;

  constructor(entry: DirEntry, public path: string) {
    this.kind = entry.filetype;
    this.key = entry.name;
    if (entry.filetype == Filetype.UNKNOWN) { // some file systems tell only when they are asked for the file itself
      const found = fs.symlinkStat(path);
      if (found.isOk) this.kind = found.value.filetype;
    }
    if (this.isDir) this.key += "/";
  }

  get isDir(): bool {
    return this.kind == Filetype.DIRECTORY;
  }

  get isFile(): bool {
    return this.kind == Filetype.REGULAR_FILE;
  }
}

function join(directory: string, name: string): string {
  return directory.endsWith("/") ? directory + name : directory + "/" + name;
}

/** Orders two texts by their bytes in UTF-8. */
function compareBytes(a: string, b: string): i32 {
  const length = min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i), right = b.charCodeAt(i);
    if (left != right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** In UTF-16 the halves of pairs (U+D800 to U+DFFF) stand before U+E000 to U+FFFF, in UTF-8 such characters behind. */
function rank(unit: i32): i32 {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
