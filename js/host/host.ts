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

/** A running instance. Its calls resolve paths from its preopened directories. */
export class Host extends PathCalls implements Disposable {
  /** The exports of the module. A trap in one of its functions ends the instance. */
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
   * Waits until one of the descriptors is ready or has hung up, but at most `timeout` milliseconds; without a timeout it
   * waits without a limit. It blocks this thread. Returns those that are ready, in the order of the entries. Files and
   * directories are always ready. `poll_oneoff`
   */
  poll<Entry extends PollEntry>(entries: readonly Entry[], timeout?: number): PollEvent<Entry>[] {
    return poll(this.#library, entries, timeout);
  }

  /**
   * Creates a pipe within the module. Up to `capacity` bytes wait between its ends. A call that would wait for the other
   * end throws "again", since it would wait for ever.
   */
  pipe(capacity = 1 << 16): Pipe {
    this.#library.call((io) => io.io_pipe(checkCapacity(capacity)));
    const [reader, writer] = this.#library.handles();
    return {
      reader: new PipeReader(internal, this.#library, reader),
      writer: new PipeWriter(internal, this.#library, writer),
    };
  }

  /** Creates two stream sockets within the module that are connected to each other. Calls on them don't wait either. */
  socketPair(capacity = 1 << 16): [Socket, Socket] {
    this.#library.call((io) => io.io_socket_pair(checkCapacity(capacity)));
    const [first, second] = this.#library.handles();
    return [new Socket(internal, this.#library, first), new Socket(internal, this.#library, second)];
  }

  /** Creates an empty file in the module's memory, open for reading and writing. It ends with its last owner. */
  memoryFile(): File {
    return new File(
      internal,
      this.#library,
      this.#library.call((io) => io.io_memory_file()),
    );
  }

  /**
   * Replaces a standard stream of the module, for its calls and its `console`. `fd` is moved. Returns the stream that was
   * there before; closing that doesn't close the stream of this process.
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

  /** Takes ownership of a handle that an export of the module returned as an `OwnedFd`. */
  ownedFd(handle: number): OwnedFd {
    return new OwnedFd(internal, this.#library, this.#live(handle));
  }

  /** Takes ownership of a handle that an export of the module returned as a `File`. */
  file(handle: number): File {
    return new File(internal, this.#library, this.#live(handle));
  }

  /** Takes ownership of a handle that an export of the module returned as a `PipeReader`. */
  pipeReader(handle: number): PipeReader {
    return new PipeReader(internal, this.#library, this.#live(handle));
  }

  /** Takes ownership of a handle that an export of the module returned as a `PipeWriter`. */
  pipeWriter(handle: number): PipeWriter {
    return new PipeWriter(internal, this.#library, this.#live(handle));
  }

  /** Takes ownership of a handle that an export of the module returned as a `Dir`. */
  dir(handle: number): Dir {
    return new Dir(internal, this.#library, this.#live(handle));
  }

  /** Takes ownership of a handle that an export of the module returned as a `Socket`. */
  socket(handle: number): Socket {
    return new Socket(internal, this.#library, this.#live(handle));
  }

  /**
   * Takes ownership of a socket of the option `sockets`, by its index. Each can be taken once, by the module or here; a second
   * time fails with "busy", and an index without a socket with "noent".
   */
  givenSocket(index = 0): Socket {
    return new Socket(
      internal,
      this.#library,
      this.#library.call((io) => io.io_given_socket(index)),
    );
  }

  /** Returns how many sockets the option `sockets` has, taken or not. */
  countGivenSockets(): number {
    return this.#library.call((io) => io.io_count_given_sockets());
  }

  /** Returns what is open now, as the host knows it. */
  leaks(): Leak[] {
    return this.#library.leaks();
  }

  /** Returns what is open now, as the module's handle table knows it: one line each, with its owner. */
  leakReport(): string {
    return this.#library.text(this.#library.call((io) => io.io_leak_report()));
  }

  /** Ends the instance: closes everything that it has open in this process. Returns what was left open. */
  end(): Leak[] {
    return this.#library.sweep("it was ended");
  }

  [dispose](): void {
    this.end();
  }

  /** Checks a handle of the module. A result below zero is an error. */
  #live(handle: number): number {
    this.#library.call(() => handle | 0);
    if (this.#library.call((io) => io.io_is_live(handle)) === 0) {
      throw badModule(`${handle} is no live handle of the module's table`);
    }
    return handle;
  }
}

/** Returns the exports with functions that end the instance when they trap. */
function guarded(exports: Exports, library: Library): Exports {
  const entries = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === "function"
      ? (...args: unknown[]) => library.runOwn(() => (value as (...args: unknown[]) => unknown)(...args))
      : value,
  ]);
  return Object.assign(Object.create(exports as object), Object.fromEntries(entries)) as Exports;
}
