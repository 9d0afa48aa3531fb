// The guard before Node's WASI. It gives the guest the functions of preview1, and stands between them
// and the native ones: with its own record of what is open, its own standard streams, its own way
// through paths, and a sweep at the end.

import { closeSync, fstatSync, openSync } from "node:fs";
import { Errno, filetypeName } from "../../shared.js";
import { calledFromJavaScript, newNodeWasi } from "./native.js";
import { badModule, badOption, ExitError } from "../errors.js";
import { Context } from "./context.js";
import { fdCalls } from "./fd-calls.js";
import { Gate } from "./gate.js";
import { hotAnswers } from "./hot-calls.js";
import { Leak } from "../wasi-common/leaks.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import { preopenedAt, type Place } from "../wasi-common/preopened.js";
import type { Wasi } from "../wasi-common/wasi.js";
import {
  checkedArgs,
  checkedEnv,
  checkedPreopens,
  checkNoSockets,
  type WasiOptions,
  type Preopen,
} from "../wasi-common/options.js";
import { pathCalls } from "./path-calls.js";
import { poll } from "./poll.js";
import { DescriptorRecord, Entry, SERVED } from "./record.js";
import { socketCalls } from "./socket-calls.js";
import { standIn, Streams, type Stream } from "../wasi-common/stdio.js";

export function createGuard(options: WasiOptions = {}): Wasi {
  return new NodeGuard(options);
}

/** A guard serves one instance. */
class NodeGuard implements Wasi {
  readonly imports: Preview1Functions;
  readonly #context: Context;
  readonly #record: DescriptorRecord;
  readonly #gate: Gate;
  readonly #streams: Streams;
  readonly #preopens: Preopen[];
  readonly #places: Place[] = [];
  /** The null device, where a standard stream needs a stand-in in Node's WASI. */
  #standIn: number | undefined;

  constructor(options: WasiOptions) {
    checkNoSockets(options, "Node's WASI");
    const args = checkedArgs(options.args);
    const env = checkedEnv(options.env);
    this.#preopens = checkedPreopens(options.preopens);
    this.#streams = new Streams(options);
    const native = this.#newNative(args, env);
    this.#gate = new Gate(
      hotAnswers(() => this.#context),
      native,
    );
    this.#record = new DescriptorRecord(this.#gate);
    this.#context = new Context(native, this.#record, this.#pipes());
    this.imports = this.#newImports();
  }

  get stdout(): Uint8Array | undefined {
    return this.#streams.collected("stdout");
  }

  get stderr(): Uint8Array | undefined {
    return this.#streams.collected("stderr");
  }

  attach(memory: LinearMemory): void {
    if (this.#context.started) throw badModule("a guard serves one instance, and this one has got its instance");
    this.#attachTo(memory as WebAssembly.Memory);
  }

  leaks(): Leak[] {
    if (!this.#context.started) return [];
    return [...this.#record.open()]
      .filter(([, { origin }]) => origin === "opened")
      .map(
        ([fd, { path, native, openedAt }]) =>
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
    for (const place of this.#places.splice(0)) place.leave?.();
    this.#context.restoreFlags();
    if (this.#standIn !== undefined) closeSync(this.#standIn);
    this.#standIn = undefined;
    return leaks;
  }

  #newNative(args: string[], env: Record<string, string>): Preview1Functions {
    const hosts = this.#streams.all.map((stream) => ("host" in stream ? stream.host : this.#nullDevice()));
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
      return calledFromJavaScript(wasi.wasiImport as unknown as Preview1Functions);
    } catch (error) {
      if (this.#standIn !== undefined) closeSync(this.#standIn);
      throw badOption(`Node's WASI can't start: ${(error as Error).message}`);
    }
  }

  /** The standard streams that are pipes of the host. */
  #pipes(): Set<number> {
    const isPipe = (stream: Stream) => "host" in stream && fstatSync(stream.host).isFIFO();
    return new Set(this.#streams.all.flatMap((stream, native) => (isPipe(stream) ? [native] : [])));
  }

  #initializeNative: (memory: WebAssembly.Memory) => void = () => {};

  #nullDevice(): number {
    return (this.#standIn ??= openSync(standIn, "r+"));
  }

  #newImports(): Preview1Functions {
    const { native } = this.#context;
    const hot = this.#gate.imports as unknown as Preview1Functions;
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

  #attachTo(memory: WebAssembly.Memory): void {
    this.#initializeNative(memory);
    this.#context.memory = memory;
    this.#openGiven();
  }

  /** Node's WASI closes its preopens only once it knows a memory. */
  #attachToNothing(): void {
    this.#attachTo(new WebAssembly.Memory({ initial: 1 }));
  }

  /** The standard streams are 0 to 2, the preopens 3 and up in their order. */
  #openGiven(): void {
    for (const [fd, stream] of this.#streams.all.entries()) {
      if ("closed" in stream) continue;
      const served = "served" in stream ? stream.served : undefined;
      this.#record.put(fd, new Entry(served ? SERVED : fd, "given", undefined, undefined, 0, served));
    }
    this.#places.push(...this.#preopens.map(({ host }) => preopenedAt(host)));
    for (const [index, { name, host, readOnly }] of this.#preopens.entries()) {
      const native = this.#streams.all.length + index;
      this.#record.add(
        new Entry(native, "given", name, { host, root: host, readOnly, place: this.#places[index]! }, 0),
      );
    }
  }
}
