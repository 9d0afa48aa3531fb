import type { Exports } from "./bridge/instance.js";
import { badModule, badOption } from "./errors.js";
import { Dir, PathCalls, start, type Start } from "./owners/dir.js";
import { File } from "./owners/file.js";
import type { Library } from "./bridge/library.js";
import { OwnedFd } from "./owners/owned.js";
import { dispose } from "./dispose.js";
import { internal } from "./owners/internal.js";
import type { Owner } from "./owners/owner.js";
import { checkCapacity, PipeReader, PipeWriter, type Pipe } from "./owners/pipe.js";
import { poll, type PollEntry, type PollEvent } from "./owners/poll.js";
import { Socket } from "./owners/socket.js";
import { TempDir, TempFile } from "./owners/temp.js";
import type { Walk, WalkOptions } from "./owners/walk.js";
import type { Leak } from "./wasi-common/leaks.js";

const STDIO = ["stdin", "stdout", "stderr"] as const;
/** A standard stream. */
export type StdioName = (typeof STDIO)[number];

/** A running instance. Its calls take paths from a preopened directory on. */
export class Host extends PathCalls implements Disposable {
  /** What the module exports. A trap in one of its functions ends the instance. */
  readonly exports: Exports;
  readonly #library: Library;

  /** Only for `instantiate`. */
  constructor(key: symbol, library: Library, exports: Exports) {
    if (key !== internal) throw new TypeError("a Host is made by instantiate");
    super();
    this.#library = library;
    this.exports = guarded(exports, library);
  }

  /** Only for the calls on paths. */
  override [start](): Start {
    return { library: this.#library, dir: 0 };
  }

  /** Walks everything below a directory. A directory comes before what is in it. */
  walk(path: string, options?: WalkOptions): Walk {
    using dir = this.openDir(path);
    return dir.walk(options);
  }

  /** Creates a file with a name that nobody can guess, in a directory. */
  tempFile(path = ".", prefix?: string): TempFile {
    return TempFile.in(internal, this.openDir(path), prefix);
  }

  /** Creates a directory with a name that nobody can guess, in a directory. */
  tempDir(path = ".", prefix?: string): TempDir {
    return TempDir.in(internal, this.openDir(path), prefix);
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
