import type { ASUtil } from "@assemblyscript/loader";
import { badOption } from "../errors.js";
import type { LoadedModule } from "../module.js";
import type { Leak } from "../wasi-common/leaks.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import type { WasiOptions } from "../wasi-common/options.js";
import type { Limits } from "./limits.js";

/** What a module exports beside its memory: functions, and what AssemblyScript's loader adds. */
export type Exports = ASUtil & Record<string, unknown>;

/** What every engine is given beside the module. */
export interface EngineOptions extends WasiOptions {
  /** What the module imports beside preview1. An engine that can't give it says so. */
  imports?: WebAssembly.Imports;
}

/** … for a command. */
export interface EngineRunOptions extends EngineOptions, Limits {
  /** Gets what the program left open, if anything, also after a trap. All is closed by then. */
  onLeak?: (leaks: Leak[]) => void;
}

/** How a command ended. */
export interface RunResult {
  /** What the program gave to `proc_exit`; 0 if it returned. */
  exitCode: number;
  /** What the program left open. It is closed by now. */
  leaks: Leak[];
  /** What it wrote, where the option `stdout` is "buffer". */
  stdout?: Uint8Array;
  /** What it wrote, where the option `stderr` is "buffer". */
  stderr?: Uint8Array;
}

/** A running reactor. */
export interface Instance {
  readonly exports: Exports;
  readonly memory: LinearMemory;
  /**
   * Runs `work`, which calls into the module. A trap comes out as a TrapError, `proc_exit` as an
   * ExitError; after either the instance must not be called again.
   */
  call<T>(work: () => T): T;
  /** Makes the module ready: runs `_initialize` if there is one. */
  initialize(): void;
  /** What the guest has open now, without its standard streams and preopens. */
  leaks(): Leak[];
  /** Closes everything that the instance has open in this process, once. Gives what it had left open. */
  sweep(): Leak[];
}

/**
 * What runs modules. All engines mean the same by the same options; what one can't do it refuses with a
 * HostError of code BAD_OPTION before anything of the module runs.
 */
export interface Engine {
  readonly name: string;
  /** The limits that `run` can set here. */
  readonly limits: readonly (keyof Limits)[];
  /** Those that `instantiate` can set; a timeout is for each call then. Default: none. */
  readonly instanceLimits?: readonly (keyof Limits)[];
  /**
   * Runs a command. Fails with a TrapError after a trap, with a LimitError at a limit, and with another
   * HostError for options and modules that can't work. Whatever happens, nothing stays open.
   */
  run(module: LoadedModule, options: EngineRunOptions): Promise<RunResult>;
  /** Makes an instance, not initialized yet. Absent where an engine runs commands only. */
  instantiate?(module: LoadedModule, options: EngineOptions & Limits): Promise<Instance>;
}

/** The engines by name. Each is loaded on first use, since some need what isn't installed everywhere. */
const engines = {
  node: async () => (await import("./node.js")).node,
  "node:wasi": async () => (await import("./node-wasi.js")).nodeWasi,
  wasmtime: async () => (await import("./wasmtime/wasmtime.js")).wasmtime,
  "wasmtime:wasi": async () => (await import("./wasmtime/wasmtime.js")).wasmtimeWasi,
  "wasmtime-cli": async () => (await import("./wasmtime-cli.js")).wasmtimeCli,
} satisfies Record<string, () => Promise<Engine>>;

/** The name of an engine: what runs the module. */
export type EngineName = keyof typeof engines;

/** The names of all engines. */
export const engineNames = Object.keys(engines) as EngineName[];

/** What is used where nobody says otherwise: the safest of those that are always there. */
export const DEFAULT_ENGINE: EngineName = "node";

export async function engineNamed(name: EngineName = DEFAULT_ENGINE): Promise<Engine> {
  if (!Object.hasOwn(engines, name)) {
    throw badOption(`there is no engine ${JSON.stringify(name)}; there is: ${engineNames.join(", ")}`);
  }
  return engines[name]();
}
