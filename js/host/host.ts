import type { Exports } from "./bridge/instance.js";
import { badModule, badOption } from "./errors.js";
import { Dir, PathCalls, start, type Start } from "./owners/dir.js";
import { File } from "./owners/file.js";
import type { Library } from "./bridge/library.js";
import { OwnedFd } from "./owners/owned.js";
import { asyncDispose, dispose } from "./dispose.js";
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

/** A running instance. Its calls resolve paths from its preopened directories. `Own` has the module's exports. */
export class Host<Own extends object = Record<string, unknown>>
  extends PathCalls
  implements Disposable, AsyncDisposable
{
  /** The exports of the module. A trap in one of its functions ends the instance. */
  readonly exports: Exports<Own>;
  readonly #library: Library;

  /** For `instantiate` only. `converted` replaces exports. */
  constructor(key: symbol, library: Library, exports: Exports, converted: object = {}) {
    if (key !== internal) throw new TypeError("a Host is made by instantiate");
    super();
    this.#library = library;
    this.exports = Object.assign(guarded(exports, library), converted) as unknown as Exports<Own>;
  }

  /** For the calls on paths only. */
  override [start](): Start {
    return { library: this.#library, dir: 0 };
  }

  /** Walks everything below a directory. A directory is returned before its entries. */
  walk(path: string, options?: WalkOptions): Walk {
    using dir = this.openDir(path);
    return dir.walk(options);
  }

  /** Creates a file with an unpredictable name in a directory. */
  tempFile(path = ".", prefix?: string): TempFile {
    return TempFile.in(internal, this.openDir(path), prefix);
  }

  /** Creates a directory with an unpredictable name in a directory. */
  tempDir(path = ".", prefix?: string): TempDir {
    return TempDir.in(internal, this.openDir(path), prefix);
  }

  /**
   * Blocks this thread until one of the descriptors is ready or has hung up, or until `timeout` milliseconds have
   * passed; without a timeout it blocks without a limit. Returns the entries that are ready, in their order. Files
   * and directories are always ready. `poll_oneoff`
   */
  poll<Entry extends PollEntry>(entries: readonly Entry[], timeout?: number): PollEvent<Entry>[] {
    return poll(this.#library, entries, timeout);
  }

  /**
   * Creates a pipe within the module, which holds up to `capacity` bytes. A call that would have to wait for the
   * other end throws "again", since it would wait forever.
   */
  pipe(capacity = 1 << 16): Pipe {
    this.#library.call((io) => io.io_pipe(checkCapacity(capacity)));
    const [reader, writer] = this.#library.handles();
    return {
      reader: new PipeReader(internal, this.#library, reader),
      writer: new PipeWriter(internal, this.#library, writer),
    };
  }

  /** Creates two connected stream sockets within the module. A call that would have to wait for the other end throws "again". */
  socketPair(capacity = 1 << 16): [Socket, Socket] {
    this.#library.call((io) => io.io_socket_pair(checkCapacity(capacity)));
    const [first, second] = this.#library.handles();
    return [new Socket(internal, this.#library, first), new Socket(internal, this.#library, second)];
  }

  /** Creates an empty file in the module's memory, open for reading and writing. It is freed with its last owner. */
  memoryFile(): File {
    return new File(
      internal,
      this.#library,
      this.#library.call((io) => io.io_memory_file()),
    );
  }

  /**
   * Replaces a standard stream of the module, for its calls and its `console`. `fd` is moved. Returns the previous
   * stream; closing it doesn't close the stream of this process.
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
   * Takes ownership of a socket of the option `sockets`, by its index. Each can be taken once, by the module or by
   * this call; a second time fails with "busy". An index without a socket fails with "noent".
   */
  givenSocket(index = 0): Socket {
    return new Socket(
      internal,
      this.#library,
      this.#library.call((io) => io.io_given_socket(index)),
    );
  }

  /** Returns the number of sockets in the option `sockets`, taken or not. */
  countGivenSockets(): number {
    return this.#library.call((io) => io.io_count_given_sockets());
  }

  /** Returns the open descriptors that the host knows of. */
  leaks(): Leak[] {
    return this.#library.leaks();
  }

  /** Returns the contents of the module's handle table: one line for each open handle, with its owner. */
  leakReport(): string {
    return this.#library.text(this.#library.call((io) => io.io_leak_report()));
  }

  /** Ends the instance and closes everything that it has open in this process. Returns what was left open. */
  end(): Leak[] {
    return this.#library.sweep("it was ended");
  }

  [dispose](): void {
    this.end();
  }

  /** Ends the instance, for `await using` and an AsyncDisposableStack. */
  async [asyncDispose](): Promise<void> {
    this.end();
  }

  /** Checks a handle that the module returned. A result below zero is an error. */
  #live(handle: number): number {
    this.#library.call(() => handle | 0);
    if (this.#library.call((io) => io.io_is_live(handle)) === 0) {
      throw badModule(`${handle} is no live handle of the module's table`);
    }
    return handle;
  }
}

/** Wraps the exported functions so that a trap ends the instance. */
function guarded(exports: Exports, library: Library): Exports {
  const entries = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === "function"
      ? (...args: unknown[]) => library.runOwn(() => (value as (...args: unknown[]) => unknown)(...args))
      : value,
  ]);
  return Object.assign(Object.create(exports as object), Object.fromEntries(entries)) as Exports;
}
