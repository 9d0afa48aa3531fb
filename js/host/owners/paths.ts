import { Errno } from "../../../assembly/wasi/errno.js";
import { badOption, IoError } from "../errors.js";
import { Lookupflags, Oflags } from "../wasi-common/layout.js";
import { Dir } from "./dir.js";
import { File } from "./file.js";
import { fdflagsOf, type Flags } from "./flags.js";
import type { Library } from "../bridge/library.js";
import { internal } from "./internal.js";
import { readStat, type Stat } from "./stat.js";
import { AtomicFile } from "./temp.js";

/** How to open a file. Rust's `OpenOptions`; without any, for reading. */
export interface OpenOptions extends Partial<Flags> {
  read?: boolean;
  write?: boolean;
  /** Cuts the file to 0 bytes first. Needs `write`. */
  truncate?: boolean;
  /** Makes the file if there is none. Needs `write` or `append`. */
  create?: boolean;
  /** Makes the file, and fails with "exist" if there is one. Needs `write` or `append`. */
  createNew?: boolean;
  /** Follows a symbolic link as the last part of the path. Default: true. */
  followSymlink?: boolean;
}

const READ = 1,
  WRITE = 2;

type LibraryCalls = Parameters<Parameters<Library["call"]>[0]>[0];

/** The calls on paths, from a directory on, or with `dir` 0 from the preopened directories on. */
export class Paths {
  constructor(
    private readonly library: Library,
    private readonly dir: () => number,
  ) {}

  open(path: string, options: OpenOptions = { read: true }): File {
    const { access, oflags, fdflags } = flags(options);
    const lookup = options.followSymlink === false ? 0 : Lookupflags.SYMLINK_FOLLOW;
    const handle = this.#call(path, (io, dir, length) => io.io_open(dir, length, access, lookup, oflags, fdflags));
    return new File(internal, this.library, handle);
  }

  openDir(path: string): Dir {
    return new Dir(
      internal,
      this.library,
      this.#call(path, (io, dir, length) => io.io_open_dir(dir, length)),
    );
  }

  stat(path: string, followSymlink = true): Stat {
    this.#call(path, (io, dir, length) => io.io_stat_at(dir, length, followSymlink ? Lookupflags.SYMLINK_FOLLOW : 0));
    return readStat(this.library);
  }

  createDir(path: string): void {
    this.#call(path, (io, dir, length) => io.io_create_dir(dir, length));
  }

  createDirAll(path: string): void {
    this.#call(path, (io, dir, length) => io.io_create_dir_all(dir, length));
  }

  removeDirAll(path: string): void {
    this.#call(path, (io, dir, length) => io.io_remove_dir_all(dir, length));
  }

  exists(path: string): boolean {
    try {
      this.stat(path);
      return true;
    } catch (error) {
      if (error instanceof IoError && error.code === "noent") return false;
      throw error;
    }
  }

  readFile(path: string): Uint8Array {
    using file = this.open(path);
    return file.readToEnd();
  }

  readToString(path: string): string {
    using file = this.open(path);
    return file.readToString();
  }

  writeFile(path: string, data: string | Uint8Array): void {
    using file = this.open(path, { write: true, create: true, truncate: true });
    file.writeAll(data);
    file.close();
  }

  atomicFile(path: string): AtomicFile {
    const slash = path.lastIndexOf("/"),
      name = path.slice(slash + 1);
    if (name === "" || name === "." || name === "..")
      throw new IoError(Errno.INVAL, "atomicFile", path, "a file can't have that name");
    return new AtomicFile(internal, this.openDir(slash < 0 ? "." : path.slice(0, slash) || "/"), name);
  }

  replaceFile(path: string, data: string | Uint8Array): void {
    using next = this.atomicFile(path);
    next.file.writeAll(data);
    next.commit();
  }

  removeDir(path: string): void {
    this.#call(path, (io, dir, length) => io.io_remove_dir(dir, length));
  }

  removeFile(path: string): void {
    this.#call(path, (io, dir, length) => io.io_remove_file(dir, length));
  }

  rename(from: string, to: string, toDir: () => number = this.dir): void {
    this.#both(from, to, toDir, (io, ...places) => io.io_rename(...places));
  }

  copy(from: string, to: string, toDir: () => number = this.dir): number {
    return this.#both(from, to, toDir, (io, ...places) => io.io_copy(...places));
  }

  link(from: string, to: string, toDir: () => number = this.dir): void {
    this.#both(from, to, toDir, (io, ...places) => io.io_link(...places));
  }

  symlink(target: string, path: string): void {
    const dir = this.dir();
    const [targetLength, length] = this.library.put(target, path) as [number, number];
    this.library.call((io) => io.io_symlink(targetLength, dir, length));
  }

  readlink(path: string): string {
    return this.library.text(this.#call(path, (io, dir, length) => io.io_readlink(dir, length)));
  }

  #call(path: string, work: (io: LibraryCalls, dir: number, length: number) => number): number {
    const dir = this.dir();
    const [length] = this.library.put(path) as [number];
    return this.library.call((io) => work(io, dir, length));
  }

  #both(
    from: string,
    to: string,
    toDir: () => number,
    work: (io: LibraryCalls, dir: number, length: number, toDir: number, toLength: number) => number,
  ): number {
    const dir = this.dir(),
      target = toDir();
    const [length, toLength] = this.library.put(from, to) as [number, number];
    return this.library.call((io) => work(io, dir, length, target, toLength));
  }
}

/** The options as WASI takes them. Combinations that mean nothing are refused, as Rust's are. */
function flags(options: OpenOptions): { access: number; oflags: number; fdflags: number } {
  const { read, write, append, truncate, create, createNew } = options;
  const writes = write || append;
  if (!read && !writes) throw badOption("open: neither read nor write nor append is set");
  if ((create || createNew) && !writes) throw badOption("open: create needs write or append");
  if (truncate && !writes) throw badOption("open: truncate needs write");
  if (truncate && append && !createNew) throw badOption("open: truncate and append exclude each other");
  return {
    access: (read ? READ : 0) | (writes ? WRITE : 0),
    oflags: (create ? Oflags.CREAT : 0) | (createNew ? Oflags.CREAT | Oflags.EXCL : 0) | (truncate ? Oflags.TRUNC : 0),
    fdflags: fdflagsOf(options),
  };
}
