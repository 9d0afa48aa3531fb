import { fs, stat, stdin } from "as-io-lifetimes";
import { pastLink } from "./link";
import { Progress } from "./progress";
import { report } from "./report";
import { Source } from "./source";

/** What the paths stand for: files as they are, of directories all regular files in them. "-" is standard input. */
export function listSources(paths: string[], excluded: Set<string>, progress: Progress): Source[] {
  const found = new Sources(excluded, progress);
  if (paths.length == 0) found.directory("", ".");
  for (let i = 0; i < paths.length; i++) found.path(paths[i]);
  return found.sources;
}

class Sources {
  readonly sources: Source[] = [];

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
    const opened = fs.walk(path);
    if (opened.isErr) return report(prefix.length ? prefix : path, opened.error);
    const walk = opened.value.sorted();
    for (let entry = walk.next(); entry !== null; entry = walk.next()) {
      if (entry.isErr) {
        const name = entry.error.path!;
        report(name != "." ? prefix + name + "/" : prefix.length ? prefix : path, entry.error);
      } else if (this.excluded.has(entry.value.name)) {
        if (entry.value.isDir) walk.skipDir();
      } else if (entry.value.isFile) this.file(prefix + entry.value.path, join(path, entry.value.path));
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

function join(directory: string, name: string): string {
  return directory.endsWith("/") ? directory + name : directory + "/" + name;
}
