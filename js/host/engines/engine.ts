import type { Instance } from "../bridge/instance.js";
import type { LoadedModule } from "../module.js";
import type { Leak } from "../wasi-common/leaks.js";
import type { WasiOptions } from "../wasi-common/options.js";
import type { Limits } from "./limits.js";

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
