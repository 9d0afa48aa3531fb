// The common part of the engines on V8: an instance with either implementation of preview1.

import { badModule, ExitError, notStarted, TrapError } from "../errors.js";
import { checkCommand, importsFor, type LoadedModule } from "../module.js";
import type { Leak } from "../wasi-common/leaks.js";
import type { WasiOptions } from "../wasi-common/options.js";
import type { DirectFiles, FromHost, Wasi } from "../wasi-common/wasi.js";
import type { Exports, Instance } from "../bridge/instance.js";
import type { CompiledModule, Imports } from "../wasm-types.js";
import { loaderExports } from "./loader.js";
import type { EngineOptions, EngineRunOptions, RunResult } from "./engine.js";

/** Creates preview1 for one instance. */
export type NewWasi = (options: WasiOptions, host?: FromHost) => Wasi;

/** Runs a command on V8. */
export function runOnV8(newWasi: NewWasi, loaded: LoadedModule, options: EngineRunOptions & FromHost): RunResult {
  const module = loaded.compiled();
  checkCommand(module);
  const wasi = newWasi(options, options);
  let leaks: Leak[] = [];
  let exitCode: number;
  try {
    const given = importsFor(module, wasi, options.imports);
    exitCode = start(wasi, newInstance(module, given));
  } finally {
    leaks = wasi.sweep();
    if (leaks.length > 0) options.onLeak?.(leaks);
  }
  const { stdout, stderr } = wasi;
  return { exitCode, leaks, ...(stdout && { stdout }), ...(stderr && { stderr }) };
}

/** Instantiates a module and runs its start section. If V8 rejects its imports or its memory, fails with a HostError. */
export function newInstance(module: CompiledModule, imports: Imports): WebAssembly.Instance {
  try {
    return guarded(() => new WebAssembly.Instance(module, imports as WebAssembly.Imports));
  } catch (error) {
    const isRefused = error instanceof Error && error.message.startsWith("WebAssembly.Instance()");
    throw isRefused ? badModule(`the module can't be instantiated: ${error.message}`, error) : error;
  }
}

/** Runs a command's `_start` and returns the exit code. */
export function start(wasi: Wasi, instance: WebAssembly.Instance): number {
  wasi.attach(memoryOf(instance));
  const start = instance.exports["_start"];
  if (typeof start !== "function") throw badModule("the module exports no function `_start`");
  try {
    guarded(start as () => void);
  } catch (error) {
    if (error instanceof ExitError) return error.exitCode;
    throw error;
  }
  return 0;
}

/** Initializes a reactor: enables its calls, and runs `_initialize` if the module exports it. */
export function initialize(wasi: Wasi, instance: WebAssembly.Instance): void {
  wasi.attach(memoryOf(instance));
  const initialize = instance.exports["_initialize"];
  if (typeof initialize === "function") guarded(initialize as () => void);
}

/** Creates an instance on V8, with strings and arrays converted by AssemblyScript's loader. */
export async function instantiateOnV8(
  newWasi: NewWasi,
  loaded: LoadedModule,
  options: EngineOptions & FromHost,
): Promise<Instance> {
  const module = loaded.compiled();
  const wasi = newWasi(options, options);
  try {
    const instance = newInstance(module, importsFor(module, wasi, options.imports));
    return new V8Instance(wasi, instance);
  } catch (error) {
    wasi.sweep();
    throw error;
  }
}

class V8Instance implements Instance {
  readonly memory: WebAssembly.Memory;
  readonly exports: Exports;

  constructor(
    private readonly wasi: Wasi,
    private readonly instance: WebAssembly.Instance,
  ) {
    this.memory = memoryOf(instance);
    this.exports = loaderExports(instance.exports, this.memory);
  }

  get direct(): DirectFiles {
    return this.wasi.direct;
  }

  call<T>(work: () => T): T {
    return guarded(work);
  }

  initialize(): void {
    initialize(this.wasi, this.instance);
  }

  leaks(): Leak[] {
    return this.wasi.leaks();
  }

  sweep(): Leak[] {
    return this.wasi.sweep();
  }
}

function memoryOf(instance: WebAssembly.Instance): WebAssembly.Memory {
  const memory = instance.exports["memory"];
  if (memory instanceof WebAssembly.Memory) return memory;
  throw badModule("the module exports no memory named `memory`, which WASI needs");
}

/** Runs `work`, which calls into a module on V8. A trap is thrown as a TrapError. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException)?.code === "ERR_WASI_NOT_STARTED") throw notStarted();
    const trap = trapOf(error);
    throw trap ? new TrapError(trap) : error;
  }
}

/** `WebAssembly.Exception`, which TypeScript's library lacks. */
const { Exception } = WebAssembly as unknown as { Exception: new () => { readonly stack?: string } };

/**
 * Returns the trap for what V8 threw; undefined if it isn't one. Stack exhaustion is a RangeError, and an exception
 * of the module isn't an Error.
 */
function trapOf(error: unknown): Error | undefined {
  if (error instanceof WebAssembly.RuntimeError) return error;
  if (error instanceof RangeError && /call stack/.test(error.message)) return error;
  if (!(error instanceof Exception)) return undefined;
  const thrown = new Error("it threw an exception and caught it nowhere", { cause: error });
  if (error.stack !== undefined) thrown.stack = error.stack;
  return thrown;
}
