import { Filetype, fs } from "as-io-lifetimes";
import { matchesGlob } from "./glob";
import { Options } from "./options";
import { report } from "./report";

/** A file to look through. */
export class Source {
  constructor(
    /** How it is called in what is printed. */
    public name: string,
    /** Where WASI finds it; "" is standard input. */
    public path: string,
  ) {}
}

/** What the user's paths stand for: files, and with -r the files in directories, in the order of their names. */
export function listSources(options: Options): Source[] {
  const walk = new Walk(options);
  const paths = options.paths;
  if (!paths.length) {
    if (options.recursive) walk.directory("", ".");
    else walk.sources.push(new Source("(standard input)", ""));
  }
  for (let i = 0; i < paths.length; i++) walk.path(paths[i]);
  if (!options.namesAreSet && paths.length < 2) options.names = walk.hasDirectories;
  return walk.sources;
}

class Walk {
  sources: Source[] = [];
  hasDirectories: bool = false;

  constructor(private options: Options) {}

  /** What the user named: of a link it is what the link leads to. */
  path(path: string): void {
    if (path == "-") {
      this.sources.push(new Source("(standard input)", ""));
      return;
    }
    if (this.options.recursive) {
      const found = fs.stat(path);
      if (found.isOk && found.value.isDir) {
        if (!this.isExcludedDir(path)) this.directory(path.endsWith("/") ? path : path + "/", path);
        return;
      }
    }
    if (this.isWanted(path)) this.sources.push(new Source(path, path));
  }

  /** The files in a directory; links are not followed. Names begin with `prefix`. */
  directory(prefix: string, path: string): void {
    this.hasDirectories = true;
    const entries = fs.entries(path);
    if (entries.isErr) return report(path, entries.code, !this.options.silent);
    const list = entries.value;
    list.sort((a, b) => a.name < b.name ? -1 : 1);
    for (let i = 0; i < list.length; i++) {
      const entry = list[i], name = prefix + entry.name;
      let filetype = entry.filetype;
      if (filetype == Filetype.UNKNOWN) { // some file systems tell only when they are asked for the file itself
        const found = fs.symlinkStat(name);
        if (found.isOk) filetype = found.value.filetype;
      }
      if (filetype == Filetype.DIRECTORY) {
        if (!this.isExcludedDir(entry.name)) this.directory(name + "/", name);
      } else if (filetype == Filetype.REGULAR_FILE && this.isWanted(entry.name)) this.sources.push(new Source(name, name));
    }
  }

  private isWanted(name: string): bool {
    const included = this.options.included, excluded = this.options.excluded;
    if (matchesAny(name, excluded)) return false;
    return !included.length || matchesAny(name, included);
  }

  private isExcludedDir(name: string): bool {
    return matchesAny(name, this.options.excludedDirs);
  }
}

/** Whether a path, or what is behind one of its slashes, matches one of the patterns. */
function matchesAny(path: string, globs: string[]): bool {
  for (let i = 0; i < globs.length; i++) {
    for (let at = 0; ;) {
      if (matchesGlob(path.substring(at), globs[i])) return true;
      at = path.indexOf("/", at) + 1;
      if (!at) break;
    }
  }
  return false;
}
