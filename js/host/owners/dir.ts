// Directories, and the calls on paths. A directory creates temporary files and directories, and each of those owns the
// directory that it is in: so this file and temp.ts import each other, by type only in that direction.

import type { Library } from "../bridge/library.js";
import { badOption, IoError } from "../errors.js";
import { Errno, Lookupflags } from "../../shared.js";
import { parseEntries, type DirEntry } from "./dir-entry.js";
import { FdOwner } from "./fd-owner.js";
import { File } from "./file.js";
import { internal } from "./internal.js";
import { openFlags, type OpenOptions } from "./open-options.js";
import type { OwnedFd } from "./owned.js";
import type { TypeName } from "./owner.js";
import { readStat, type Stat } from "./stat.js";
import { AtomicFile, TempDir, TempFile } from "./temp.js";
import { Walk, type WalkOptions } from "./walk.js";

/** The key of the call by which a class says where its paths start. */
export const start: unique symbol = Symbol("start");

/** Where paths start: in the directory with the handle `dir`, or for 0 in the preopened directories. */
export interface Start {
  readonly library: Library;
  readonly dir: number;
}

type LibraryCalls = Parameters<Parameters<Library["call"]>[0]>[0];

/** The size of a page of `fd_readdir`, in bytes. */
const PAGE = 1 << 14;

/** The calls on paths, which `Host` and `Dir` share. A `Host` resolves a path from its preopened directories. */
export abstract class PathCalls {
  /** Only for the calls on paths. */
  abstract [start](): Start;

  /** Opens a file, for reading where there are no options. `path_open` */
  open(path: string, options: OpenOptions = { read: true }): File {
    const { access, oflags, fdflags } = openFlags(options);
    const lookup = options.followSymlink === false ? 0 : Lookupflags.SYMLINK_FOLLOW;
    const { library } = this[start]();
    const handle = onPath(this, path, (io, dir, length) => io.io_open(dir, length, access, lookup, oflags, fdflags));
    return new File(internal, library, handle);
  }

  /** Opens a directory. `path_open` */
  openDir(path: string): Dir {
    const { library } = this[start]();
    return new Dir(
      internal,
      library,
      onPath(this, path, (io, dir, length) => io.io_open_dir(dir, length)),
    );
  }

  /** Returns what WASI knows of a file. `path_filestat_get` */
  stat(path: string, followSymlink = true): Stat {
    const lookup = followSymlink ? Lookupflags.SYMLINK_FOLLOW : 0;
    onPath(this, path, (io, dir, length) => io.io_stat_at(dir, length, lookup));
    return readStat(this[start]().library);
  }

  /** Returns whether a file exists. Throws if that can't be determined. `path_filestat_get` */
  exists(path: string): boolean {
    const { library, dir } = this[start]();
    const length = library.put(path);
    return library.unless(Errno.NOENT, (io) => io.io_stat_at(dir, length, Lookupflags.SYMLINK_FOLLOW));
  }

  /** Reads a whole file. */
  readFile(path: string): Uint8Array {
    using file = this.open(path);
    return file.readRest(internal, true);
  }

  /** Reads a whole file as UTF-8. Throws a TypeError if it isn't. */
  readFileToString(path: string): string {
    using file = this.open(path);
    return file.readToString();
  }

  /** Writes a whole file. It is created if it doesn't exist; otherwise its content is lost. */
  writeFile(path: string, data: string | Uint8Array): void {
    using file = this.open(path, { write: true, create: true, truncate: true });
    file.writeAll(data);
    file.close();
  }

  /** Replaces a file atomically: readers see either the old content or all of `data`. */
  replaceFile(path: string, data: string | Uint8Array): void {
    using next = this.atomicFile(path);
    next.file.writeAll(data);
    next.commit();
  }

  /** Begins to replace or to create a file. Nothing changes before `commit`. */
  atomicFile(path: string): AtomicFile {
    const slash = path.lastIndexOf("/"),
      name = path.slice(slash + 1);
    if (name === "" || name === "." || name === "..")
      throw new IoError(Errno.INVAL, "atomicFile", path, "a file can't have that name");
    return new AtomicFile(internal, this.openDir(slash < 0 ? "." : path.slice(0, slash) || "/"), name);
  }

  /** Creates a directory. `path_create_directory` */
  createDir(path: string): void {
    onPath(this, path, (io, dir, length) => io.io_create_dir(dir, length));
  }

  /** Creates a directory and its missing parents. `path_create_directory` */
  createDirAll(path: string): void {
    onPath(this, path, (io, dir, length) => io.io_create_dir_all(dir, length));
  }

  /** Removes an empty directory. `path_remove_directory` */
  removeDir(path: string): void {
    onPath(this, path, (io, dir, length) => io.io_remove_dir(dir, length));
  }

  /** Removes a directory with everything in it, or a symbolic link itself. Never follows a link. */
  removeDirAll(path: string): void {
    onPath(this, path, (io, dir, length) => io.io_remove_dir_all(dir, length));
  }

  /** Removes a file, but not a directory. `path_unlink_file` */
  removeFile(path: string): void {
    onPath(this, path, (io, dir, length) => io.io_remove_file(dir, length));
  }

  /** Renames a file, within `target` if that is given. An existing file of the new name is replaced. `path_rename` */
  rename(from: string, to: string, target: PathCalls = this): void {
    onPaths(this, from, target, to, (io, ...places) => io.io_rename(...places));
  }

  /**
   * Copies the content of a file to another, in `target` if that is given, and returns the number of bytes. Creates the
   * other file if it doesn't exist.
   */
  copy(from: string, to: string, target: PathCalls = this): number {
    return onPaths(this, from, target, to, (io, ...places) => io.io_copy(...places));
  }

  /** Creates a hard link to a file, in `target` if that is given. `path_link` */
  link(from: string, to: string, target: PathCalls = this): void {
    onPaths(this, from, target, to, (io, ...places) => io.io_link(...places));
  }

  /** Creates a symbolic link with the text `target`. `path_symlink` */
  symlink(target: string, path: string): void {
    const { library, dir } = this[start]();
    const [targetLength, length] = library.putBoth(target, path);
    library.call((io) => io.io_symlink(targetLength, dir, length));
  }

  /** Returns the text of a symbolic link. `path_readlink` */
  readlink(path: string): string {
    return this[start]().library.text(onPath(this, path, (io, dir, length) => io.io_readlink(dir, length)));
  }
}

function onPath(
  from: PathCalls,
  path: string,
  work: (io: LibraryCalls, dir: number, length: number) => number,
): number {
  const { library, dir } = from[start]();
  const length = library.put(path);
  return library.call((io) => work(io, dir, length));
}

function onPaths(
  from: PathCalls,
  fromPath: string,
  to: PathCalls,
  toPath: string,
  work: (io: LibraryCalls, dir: number, length: number, toDir: number, toLength: number) => number,
): number {
  const { library, dir } = from[start]();
  const target = to[start]();
  if (target.library !== library) throw badOption("the target directory belongs to another instance");
  const [length, toLength] = library.putBoth(fromPath, toPath);
  return library.call((io) => work(io, dir, length, target.dir, toLength));
}

type Constructor<T = object> = abstract new (...args: any[]) => T;

/** Returns a subclass of `base` that has the calls on paths as well. */
function withPathCalls<Base extends Constructor>(base: Base): Base & Constructor<PathCalls> {
  abstract class WithPathCalls extends base {}
  for (const name of Object.getOwnPropertyNames(PathCalls.prototype)) {
    if (name === "constructor") continue;
    Object.defineProperty(WithPathCalls.prototype, name, Object.getOwnPropertyDescriptor(PathCalls.prototype, name)!);
  }
  return WithPathCalls as unknown as Base & Constructor<PathCalls>;
}

/** An open directory, owned. Paths given to it are relative to it. */
export class Dir extends withPathCalls(FdOwner) {
  protected override get type(): TypeName {
    return "Dir";
  }

  /** Only for the calls on paths. */
  override [start](): Start {
    return { library: this.library, dir: this.handle };
  }

  /** Takes ownership of a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): Dir {
    const { library, handle } = fd.giveTo(internal, "Dir.fromFd()", "Dir");
    return new Dir(internal, library, handle);
  }

  /** Returns a second owner of the same open directory. */
  tryClone(): Dir {
    return new Dir(internal, this.library, this.cloneHandle());
  }

  /** Iterates over the entries, page by page, without "." and "..". `fd_readdir` */
  *readDir(): Generator<DirEntry, void, void> {
    let cookie = 0n;
    for (let size = PAGE; ;) {
      const { handle } = this;
      this.library.reserve(size);
      const used = this.library.call((io) => io.io_read_dir(handle, cookie, size));
      const { entries, next } = parseEntries(this.library.bytes(used), cookie);
      yield* entries.filter(({ name }) => name !== "." && name !== "..");
      if (used < size) return;
      if (next === cookie) size *= 2; // the page was too small for even one entry
      cookie = next;
    }
  }

  /** Returns all entries, without "." and "..". `fd_readdir` */
  entries(): DirEntry[] {
    return [...this.readDir()];
  }

  /** Returns what WASI knows of a file, or without a path, of the directory itself. `path_filestat_get`, `fd_filestat_get` */
  override stat(path?: string, followSymlink = true): Stat {
    return path === undefined ? FdOwner.prototype.stat.call(this) : super.stat(path, followSymlink);
  }

  /** Walks everything below the directory. A directory comes before what is in it. This owner may be closed meanwhile. */
  walk(options?: WalkOptions): Walk {
    return new Walk(internal, this.library, this.handle, options);
  }

  /** Creates a file with a name that nobody can guess. */
  tempFile(prefix?: string): TempFile {
    return TempFile.in(internal, this.tryClone(), prefix);
  }

  /** Creates a directory with a name that nobody can guess. */
  tempDir(prefix?: string): TempDir {
    return TempDir.in(internal, this.tryClone(), prefix);
  }
}
