// The guard before Node's WASI. It gives the guest the functions of preview1, and stands between them
// and the native ones: with its own record of what is open, its own standard streams, its own way
// through paths, and a sweep at the end.

import { closeSync, fstatSync, openSync } from "node:fs";
import { Errno } from "../../../assembly/wasi/errno.js";
import { newNodeWasi } from "../engine/node-wasi.js";
import { badModule, badOption, ExitError, notStarted, TrapError } from "../errors.js";
import { Context } from "./context.js";
import { fdCalls } from "./fd-calls.js";
import { Gate } from "./gate.js";
import { hotAnswers } from "./hot-calls.js";
import { Leak } from "./leaks.js";
import type { Preview1 } from "./native.js";
import { checkedArgs, checkedEnv, checkedPreopens, type GuardOptions, type Preopen } from "./options.js";
import { pathCalls } from "./path-calls.js";
import { poll } from "./poll.js";
import { filetypeName } from "./preview1.js";
import { DescriptorRecord, Entry, SERVED } from "./record.js";
import { socketCalls } from "./socket-calls.js";
import { inputStream, outputStream, standIn, type Stream } from "./stdio.js";

/** A guard serves one instance. */
export interface Guard {
  /** The 46 functions of `wasi_snapshot_preview1`. */
  readonly imports: Preview1;
  /** What was written so far to an output that is "buffer". */
  readonly stdout: Uint8Array | undefined;
  readonly stderr: Uint8Array | undefined;
  /** Runs a command's `_start` and gives the exit code. Sweep afterwards, also when this throws. */
  start(instance: WebAssembly.Instance): number;
  /** Makes a reactor ready: the calls work from here on, and `_initialize` is run if there is one. */
  initialize(instance: WebAssembly.Instance): void;
  /**
   * Runs `work`, which calls into the module. A trap comes out as a TrapError, `proc_exit` as an
   * ExitError; after either the instance must not be called again.
   */
  call<T>(work: () => T): T;
  /** What the guest has open now, without its standard streams and preopens. */
  leaks(): Leak[];
  /**
   * Closes everything the instance has open in this process, once; what the embedder lent stays open.
   * Gives what the guest itself had left open. Calls after this fail with `badf`.
   */
  sweep(): Leak[];
}

export function createGuard(options: GuardOptions = {}): Guard {
  return new NodeGuard(options);
}

class NodeGuard implements Guard {
  readonly imports: Preview1;
  readonly #context: Context;
  readonly #record: DescriptorRecord;
  readonly #gate: Gate;
  readonly #streams: Stream[];
  readonly #preopens: Preopen[];
  readonly #collected: { stdout?: Uint8Array[]; stderr?: Uint8Array[] } = {};
  /** The null device, where a standard stream needs a stand-in in Node's WASI. */
  #standIn: number | undefined;

  constructor(options: GuardOptions) {
    const args = checkedArgs(options.args);
    const env = checkedEnv(options.env);
    this.#preopens = checkedPreopens(options.preopens);
    this.#streams = [
      inputStream(options.stdin ?? "inherit"),
      outputStream("stdout", options.stdout ?? "inherit", this.#collector("stdout", options.stdout)),
      outputStream("stderr", options.stderr ?? "inherit", this.#collector("stderr", options.stderr)),
    ];
    this.#gate = new Gate(hotAnswers(() => this.#context));
    this.#record = new DescriptorRecord(this.#gate);
    this.#context = new Context(this.#newNative(args, env), this.#record, this.#pipes());
    this.imports = this.#newImports();
  }

  get stdout(): Uint8Array | undefined {
    return joined(this.#collected.stdout);
  }

  get stderr(): Uint8Array | undefined {
    return joined(this.#collected.stderr);
  }

  start(instance: WebAssembly.Instance): number {
    this.#attach(instance);
    const start = instance.exports["_start"];
    if (typeof start !== "function") throw badModule("the module exports no function `_start`");
    try {
      this.call(start as () => void);
    } catch (error) {
      if (error instanceof ExitError) return error.exitCode;
      throw error;
    }
    return 0;
  }

  initialize(instance: WebAssembly.Instance): void {
    this.#attach(instance);
    const initialize = instance.exports["_initialize"];
    if (typeof initialize === "function") this.call(initialize as () => void);
  }

  call<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if ((error as NodeJS.ErrnoException)?.code === "ERR_WASI_NOT_STARTED") throw notStarted();
      throw isTrap(error) ? new TrapError(error) : error;
    }
  }

  leaks(): Leak[] {
    if (!this.#context.started) return [];
    return [...this.#record.open()]
      .filter(([, { origin }]) => origin === "opened")
      .map(([fd, { path, native, openedAt }]) =>
        new Leak(fd, path, filetypeName(this.#context.fdstat(native).filetype), this.#record.operations - openedAt),
      );
  }

  sweep(): Leak[] {
    const leaks = this.leaks();
    if (!this.#context.started) this.#attachToNothing();
    for (const [fd] of this.#record.open()) {
      const entry = this.#record.take(fd);
      if (entry) this.#context.close(entry);
    }
    this.#context.restoreFlags();
    if (this.#standIn !== undefined) closeSync(this.#standIn);
    this.#standIn = undefined;
    return leaks;
  }

  #collector(name: "stdout" | "stderr", option: unknown): (chunk: Uint8Array) => void {
    const chunks: Uint8Array[] = [];
    if (option === "buffer") this.#collected[name] = chunks;
    return (chunk) => chunks.push(chunk);
  }

  #newNative(args: string[], env: Record<string, string>): Preview1 {
    const hosts = this.#streams.map((stream) => ("host" in stream ? stream.host : this.#nullDevice()));
    try {
      const wasi = newNodeWasi({
        version: "preview1",
        args,
        env,
        stdin: hosts[0]!,
        stdout: hosts[1]!,
        stderr: hosts[2]!,
        // Each of these keys reads "/" to Node's WASI, so that it joins paths right; the guest's own
        // names for its preopens are for us to tell.
        preopens: Object.fromEntries(this.#preopens.map(({ host }, index) => ["/" + "./".repeat(index), host])),
      });
      this.#initializeNative = (memory) => wasi.initialize({ exports: { memory } });
      return wasi.wasiImport as unknown as Preview1;
    } catch (error) {
      if (this.#standIn !== undefined) closeSync(this.#standIn);
      throw badOption(`Node's WASI can't start: ${(error as Error).message}`);
    }
  }

  /** The standard streams that are pipes of the host. */
  #pipes(): Set<number> {
    const isPipe = (stream: Stream) => "host" in stream && fstatSync(stream.host).isFIFO();
    return new Set(this.#streams.flatMap((stream, native) => (isPipe(stream) ? [native] : [])));
  }

  #initializeNative: (memory: WebAssembly.Memory) => void = () => {};

  #nullDevice(): number {
    return (this.#standIn ??= openSync(standIn, "r+"));
  }

  #newImports(): Preview1 {
    const { native } = this.#context;
    const hot = this.#gate.imports as unknown as Preview1;
    return {
      ...native,
      ...hot,
      ...fdCalls(this.#context),
      ...pathCalls(this.#context),
      ...socketCalls(this.#context, hot),
      poll_oneoff: (...all) => poll(this.#context, ...all),
      proc_exit: (code) => {
        throw new ExitError(code >>> 0);
      },
      // Natively this sends the signal to the host.
      proc_raise: () => Errno.NOSYS,
    };
  }

  #attach(instance: WebAssembly.Instance): void {
    const memory = instance.exports["memory"];
    if (!(memory instanceof WebAssembly.Memory)) {
      throw badModule("the module exports no memory named `memory`, which WASI needs");
    }
    if (this.#context.started) throw badModule("a guard serves one instance, and this one has got its instance");
    this.#attachTo(memory);
  }

  #attachTo(memory: WebAssembly.Memory): void {
    this.#initializeNative(memory);
    this.#context.memory = memory;
    this.#gate.open(memory, this.#context.native);
    this.#openGiven();
  }

  /** Node's WASI closes its preopens only once it knows a memory. */
  #attachToNothing(): void {
    this.#attachTo(new WebAssembly.Memory({ initial: 1 }));
  }

  /** The standard streams are 0 to 2, the preopens 3 and up in their order. */
  #openGiven(): void {
    for (const [fd, stream] of this.#streams.entries()) {
      if ("closed" in stream) continue;
      const served = "served" in stream ? stream.served : undefined;
      this.#record.put(fd, new Entry(served ? SERVED : fd, "given", undefined, undefined, 0, served));
    }
    for (const [index, { name, host }] of this.#preopens.entries()) {
      const native = this.#streams.length + index;
      this.#record.add(new Entry(native, "given", name, { host, root: host }, 0));
    }
  }
}

/** A stack that is used up comes as a RangeError. */
function isTrap(error: unknown): error is Error {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /call stack/.test(error.message));
}

function joined(chunks: Uint8Array[] | undefined): Uint8Array | undefined {
  return chunks && Uint8Array.from(Buffer.concat(chunks));
}
