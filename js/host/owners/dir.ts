import { FdOwner } from "./fd-owner.js";
import type { File } from "./file.js";
import type { Library } from "../bridge/library.js";
import type { OwnedFd } from "./owned.js";
import { internal } from "./internal.js";
import type { TypeName } from "./owner.js";
import { Paths, type OpenOptions } from "./paths.js";
import { filetype, type Filetype, type Stat } from "./stat.js";
import { TempDir, TempFile, type AtomicFile } from "./temp.js";
import { Walk, type WalkOptions } from "./walk.js";

/** An entry of a directory. */
export interface DirEntry {
  readonly name: string;
  /** What it is; of a symbolic link, the link itself. */
  readonly filetype: Filetype;
  readonly ino: bigint;
}

/** WASI's record of an entry, which the name follows. */
const HEAD = 24;
const PAGE = 1 << 14;

const decoder = new TextDecoder();

/** An open directory, owned: the paths given to it are relative to it. */
export class Dir extends FdOwner {
  readonly #paths: Paths;

  /** Only for the calls that make an owner. */
  constructor(key: symbol, library: Library, handle: number) {
    super(key, library, handle);
    this.#paths = new Paths(library, () => this.handle);
  }

  protected override get type(): TypeName {
    return "Dir";
  }

  /** Takes over a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): Dir {
    const { library, handle } = fd.giveTo(internal, "Dir.fromFd()", "Dir");
    return new Dir(internal, library, handle);
  }

  /** A second owner of the same open directory. */
  tryClone(): Dir {
    return new Dir(internal, this.library, this.cloneHandle());
  }

  /** Opens a file in it. `path_open` */
  open(path: string, options?: OpenOptions): File {
    return this.#paths.open(path, options);
  }

  /** Opens a directory in it. `path_open` */
  openDir(path: string): Dir {
    return this.#paths.openDir(path);
  }

  /** Its entries, page by page, without "." and "..". `fd_readdir` */
  *readDir(): Generator<DirEntry, void, void> {
    let cookie = 0n;
    for (let size = PAGE; ;) {
      const { handle } = this;
      this.library.reserve(size);
      const used = this.library.call((io) => io.io_read_dir(handle, cookie, size));
      const { entries, next } = parse(this.library.bytes(used), cookie);
      yield* entries.filter(({ name }) => name !== "." && name !== "..");
      if (used < size) return;
      if (next === cookie) size *= 2; // not even one entry had room
      cookie = next;
    }
  }

  /** All its entries, without "." and "..". `fd_readdir` */
  entries(): DirEntry[] {
    return [...this.readDir()];
  }

  /** What WASI knows of a file in it, or without a path of itself. `path_filestat_get`, `fd_filestat_get` */
  override stat(path?: string, followSymlink = true): Stat {
    return path === undefined ? super.stat() : this.#paths.stat(path, followSymlink);
  }

  /** All that is below it, each directory before what is in it. It may be closed meanwhile. */
  walk(options?: WalkOptions): Walk {
    return new Walk(internal, this.library, this.handle, options);
  }

  /** Makes a file in it with a name that nobody can guess. */
  tempFile(prefix?: string): TempFile {
    return TempFile.in(internal, this.tryClone(), prefix);
  }

  /** Makes a directory in it with a name that nobody can guess. */
  tempDir(prefix?: string): TempDir {
    return TempDir.in(internal, this.tryClone(), prefix);
  }

  /** Whether there is a file in it. Throws where that can't be told. `path_filestat_get` */
  exists(path: string): boolean {
    return this.#paths.exists(path);
  }

  /** All that is in a file in it. */
  readFile(path: string): Uint8Array {
    return this.#paths.readFile(path);
  }

  /** All that is in a file in it, as UTF-8. Throws a TypeError where it isn't. */
  readFileToString(path: string): string {
    return this.#paths.readToString(path);
  }

  /** Makes a file in it of `data`; what it held is lost. */
  writeFile(path: string, data: string | Uint8Array): void {
    this.#paths.writeFile(path, data);
  }

  /** As `writeFile`, in one step: who opens the file has what it held or `data`, and never a part. */
  replaceFile(path: string, data: string | Uint8Array): void {
    this.#paths.replaceFile(path, data);
  }

  /** Begins to replace a file in it, or to make it. */
  atomicFile(path: string): AtomicFile {
    return this.#paths.atomicFile(path);
  }

  /** Makes a directory in it and those on the way to it, where they aren't there. `path_create_directory` */
  createDirAll(path: string): void {
    this.#paths.createDirAll(path);
  }

  /** Removes a directory in it with all that is in that, or a symbolic link itself. No link is followed. */
  removeDirAll(path: string): void {
    this.#paths.removeDirAll(path);
  }

  /** Makes a directory in it. `path_create_directory` */
  createDir(path: string): void {
    this.#paths.createDir(path);
  }

  /** Removes an empty directory in it. `path_remove_directory` */
  removeDir(path: string): void {
    this.#paths.removeDir(path);
  }

  /** Removes a name in it that isn't a directory's. `path_unlink_file` */
  removeFile(path: string): void {
    this.#paths.removeFile(path);
  }

  /** Gives a file in it another name, in `target`; what had that is replaced. `path_rename` */
  rename(from: string, to: string, target: Dir = this): void {
    this.#paths.rename(from, to, () => target.handle);
  }

  /** Copies what is in a file into another one, in `target`, which is made if there is none. Gives the bytes. */
  copy(from: string, to: string, target: Dir = this): number {
    return this.#paths.copy(from, to, () => target.handle);
  }

  /** Gives a file in it one more name, in `target`. `path_link` */
  link(from: string, to: string, target: Dir = this): void {
    this.#paths.link(from, to, () => target.handle);
  }

  /** Makes a symbolic link in it with the text `target`. `path_symlink` */
  symlink(target: string, path: string): void {
    this.#paths.symlink(target, path);
  }

  /** The text of a symbolic link in it. `path_readlink` */
  readlink(path: string): string {
    return this.#paths.readlink(path);
  }
}

/** The whole entries of a page, and the place behind the last of them. */
function parse(page: Uint8Array, cookie: bigint): { entries: DirEntry[]; next: bigint } {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const entries: DirEntry[] = [];
  for (let at = 0; at + HEAD <= page.length;) {
    const end = at + HEAD + view.getUint32(at + 16, true);
    if (end > page.length) break;
    cookie = view.getBigUint64(at, true);
    entries.push({
      name: decoder.decode(page.subarray(at + HEAD, end)),
      filetype: filetype(view.getUint8(at + 20)),
      ino: view.getBigUint64(at + 8, true),
    });
    at = end;
  }
  return { entries, next: cookie };
}
