import type { Exports } from "./bridge/instance.js";
import { badModule, badOption } from "./errors.js";
import { Dir } from "./owners/dir.js";
import { File } from "./owners/file.js";
import type { Library } from "./bridge/library.js";
import { OwnedFd } from "./owners/owned.js";
import { dispose } from "./dispose.js";
import { internal } from "./owners/internal.js";
import type { Owner } from "./owners/owner.js";
import { Paths, type OpenOptions } from "./owners/paths.js";
import { checkCapacity, PipeReader, PipeWriter, type Pipe } from "./owners/pipe.js";
import { poll, type PollEntry, type PollEvent } from "./owners/poll.js";
import { Socket } from "./owners/socket.js";
import type { Stat } from "./owners/stat.js";
import { TempDir, TempFile, type AtomicFile } from "./owners/temp.js";
import type { Walk, WalkOptions } from "./owners/walk.js";
import type { Leak } from "./wasi-common/leaks.js";

const STDIO = ["stdin", "stdout", "stderr"] as const;
/** A standard stream. */
export type StdioName = (typeof STDIO)[number];

/** A running instance. Its calls take paths from a preopened directory on. */
export class Host implements Disposable {
  /** What the module exports. A trap in one of its functions ends the instance. */
  readonly exports: Exports;
  readonly #library: Library;
  readonly #from: Paths;

  /** Only for `instantiate`. */
  constructor(key: symbol, library: Library, exports: Exports) {
    if (key !== internal) throw new TypeError("a Host is made by instantiate");
    this.#library = library;
    this.#from = new Paths(library, () => 0);
    this.exports = guarded(exports, library);
  }

  /** Opens a file, without options for reading. `path_open` */
  open(path: string, options?: OpenOptions): File {
    return this.#from.open(path, options);
  }

  /** Opens a directory. `path_open` */
  openDir(path: string): Dir {
    return this.#from.openDir(path);
  }

  /** What WASI knows of a file. `path_filestat_get` */
  stat(path: string, followSymlink = true): Stat {
    return this.#from.stat(path, followSymlink);
  }

  /** All that is below a directory, each directory before what is in it. */
  walk(path: string, options?: WalkOptions): Walk {
    using dir = this.openDir(path);
    return dir.walk(options);
  }

  /** Makes a file with a name that nobody can guess, in a directory. */
  tempFile(path = ".", prefix?: string): TempFile {
    return TempFile.in(internal, this.openDir(path), prefix);
  }

  /** Makes a directory with a name that nobody can guess, in a directory. */
  tempDir(path = ".", prefix?: string): TempDir {
    return TempDir.in(internal, this.openDir(path), prefix);
  }

  /** Whether there is a file. Throws where that can't be told. `path_filestat_get` */
  exists(path: string): boolean {
    return this.#from.exists(path);
  }

  /** All that is in a file. */
  readFile(path: string): Uint8Array {
    return this.#from.readFile(path);
  }

  /** All that is in a file, as UTF-8. Throws a TypeError where it isn't. */
  readFileToString(path: string): string {
    return this.#from.readToString(path);
  }

  /** Makes a file of `data`; what it held is lost. */
  writeFile(path: string, data: string | Uint8Array): void {
    this.#from.writeFile(path, data);
  }

  /** As `writeFile`, in one step: who opens the file has what it held or `data`, and never a part. */
  replaceFile(path: string, data: string | Uint8Array): void {
    this.#from.replaceFile(path, data);
  }

  /** Begins to replace a file, or to make it. */
  atomicFile(path: string): AtomicFile {
    return this.#from.atomicFile(path);
  }

  /** Makes a directory and those on the way to it, where they aren't there. `path_create_directory` */
  createDirAll(path: string): void {
    this.#from.createDirAll(path);
  }

  /** Removes a directory with all that is in that, or a symbolic link itself. No link is followed. */
  removeDirAll(path: string): void {
    this.#from.removeDirAll(path);
  }

  /** Makes a directory. `path_create_directory` */
  createDir(path: string): void {
    this.#from.createDir(path);
  }

  /** Removes an empty directory. `path_remove_directory` */
  removeDir(path: string): void {
    this.#from.removeDir(path);
  }

  /** Removes a name that isn't a directory's. `path_unlink_file` */
  removeFile(path: string): void {
    this.#from.removeFile(path);
  }

  /** Gives a file another name; what had it is replaced. `path_rename` */
  rename(from: string, to: string): void {
    this.#from.rename(from, to);
  }

  /** Copies what is in a file into another one, which is made if there is none. Gives the bytes. */
  copy(from: string, to: string): number {
    return this.#from.copy(from, to);
  }

  /** Gives a file one more name. `path_link` */
  link(from: string, to: string): void {
    this.#from.link(from, to);
  }

  /** Makes a symbolic link with the text `target`. `path_symlink` */
  symlink(target: string, path: string): void {
    this.#from.symlink(target, path);
  }

  /** The text of a symbolic link. `path_readlink` */
  readlink(path: string): string {
    return this.#from.readlink(path);
  }

  /**
   * Waits until one of the descriptors is ready or has gone, but no longer than `timeout` milliseconds; without one it
   * waits for as long as it takes, and this thread with it. Gives all that are ready, in the order of the entries. Files
   * and directories are always ready. `poll_oneoff`
   */
  poll<Entry extends PollEntry>(entries: readonly Entry[], timeout?: number): PollEvent<Entry>[] {
    return poll(this.#library, entries, timeout);
  }

  /**
   * Makes a pipe within the module: what is written to the one end is read from the other, up to `capacity` bytes wait
   * between them. Where a call would wait for the other end it throws "again", since it would wait for ever.
   */
  pipe(capacity = 1 << 16): Pipe {
    this.#library.call((io) => io.io_pipe(checkCapacity(capacity)));
    const [reader, writer] = this.#library.handles();
    return {
      reader: new PipeReader(internal, this.#library, reader),
      writer: new PipeWriter(internal, this.#library, writer),
    };
  }

  /** Makes two stream sockets within the module that are connected with each other; calls on them don't wait either. */
  socketPair(capacity = 1 << 16): [Socket, Socket] {
    this.#library.call((io) => io.io_socket_pair(checkCapacity(capacity)));
    const [first, second] = this.#library.handles();
    return [new Socket(internal, this.#library, first), new Socket(internal, this.#library, second)];
  }

  /** Makes a file in the module's memory, empty, for reading and writing. It is gone with its last owner. */
  memoryFile(): File {
    return new File(
      internal,
      this.#library,
      this.#library.call((io) => io.io_memory_file()),
    );
  }

  /**
   * Puts `fd`, which is moved, in the place of a standard stream of the module, for its calls and its `console`. Gives
   * what was there before, to put it back one day; closed, it doesn't close this process's stream.
   */
  redirectStdio(stream: StdioName, fd: Owner & { intoFd(): OwnedFd }): OwnedFd {
    const index = STDIO.indexOf(stream);
    if (index < 0)
      throw badOption(`there is no standard stream ${JSON.stringify(stream)}; there is: ${STDIO.join(", ")}`);
    if (!fd.isOf(internal, this.#library)) throw badOption("the descriptor belongs to another instance");
    const { library, handle } = fd.intoFd().giveTo(internal, "redirectStdio()", "OwnedFd");
    return new OwnedFd(
      internal,
      library,
      library.call((io) => io.io_redirect_stdio(index, handle)),
    );
  }

  /** Owns a handle that an export of the module gave up as an `OwnedFd`. */
  ownedFd(handle: number): OwnedFd {
    return new OwnedFd(internal, this.#library, this.#live(handle));
  }

  /** Owns a handle that an export of the module gave up as a `File`. */
  file(handle: number): File {
    return new File(internal, this.#library, this.#live(handle));
  }

  /** Owns a handle that an export of the module gave up as a `PipeReader`. */
  pipeReader(handle: number): PipeReader {
    return new PipeReader(internal, this.#library, this.#live(handle));
  }

  /** Owns a handle that an export of the module gave up as a `PipeWriter`. */
  pipeWriter(handle: number): PipeWriter {
    return new PipeWriter(internal, this.#library, this.#live(handle));
  }

  /** Owns a handle that an export of the module gave up as a `Dir`. */
  dir(handle: number): Dir {
    return new Dir(internal, this.#library, this.#live(handle));
  }

  /** Owns a handle that an export of the module gave up as a `Socket`. */
  socket(handle: number): Socket {
    return new Socket(internal, this.#library, this.#live(handle));
  }

  /**
   * Owns a socket of the option `sockets`, by its number there. Each can be taken once, by the module or here; after that it
   * is an IoError with the code "busy", and one that isn't there "noent".
   */
  givenSocket(index = 0): Socket {
    return new Socket(
      internal,
      this.#library,
      this.#library.call((io) => io.io_given_socket(index)),
    );
  }

  /** How many sockets the option `sockets` gave, taken or not. */
  countGivenSockets(): number {
    return this.#library.call((io) => io.io_count_given_sockets());
  }

  /** What is open now, as the host sees it. */
  leaks(): Leak[] {
    return this.#library.leaks();
  }

  /** What is open now, as the module's handle table sees it: a line each, with its owner. */
  leakReport(): string {
    return this.#library.text(this.#library.call((io) => io.io_leak_report()));
  }

  /** Ends the instance: closes all that it has open in this process. Gives what was left open. */
  end(): Leak[] {
    return this.#library.sweep("it was ended");
  }

  [dispose](): void {
    this.end();
  }

  /** Results of the module are errors below zero, as numbers of 31 bits and a sign. */
  #live(handle: number): number {
    this.#library.call(() => handle | 0);
    if (this.#library.call((io) => io.io_is_live(handle)) === 0) {
      throw badModule(`${handle} is no live handle of the module's table`);
    }
    return handle;
  }
}

/** The exports, with functions that end the instance when they trap. */
function guarded(exports: Exports, library: Library): Exports {
  const entries = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === "function"
      ? (...args: unknown[]) => library.runOwn(() => (value as (...args: unknown[]) => unknown)(...args))
      : value,
  ]);
  return Object.assign(Object.create(exports as object), Object.fromEntries(entries)) as Exports;
}
