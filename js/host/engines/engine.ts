import type { Instance } from "../bridge/instance.js";
import type { LoadedModule } from "../module.js";
import type { Leak } from "../wasi-common/leaks.js";
import type { WasiOptions } from "../wasi-common/options.js";
import type { FromHost } from "../wasi-common/wasi.js";
import type { Imports } from "../wasm-types.js";
import type { Limits } from "./limits.js";

/** The options of every engine, besides the module. */
export interface EngineOptions extends WasiOptions {
  /** Imports of the module besides preview1. An engine that can't provide them fails. */
  imports?: Imports;
}

/** The options of every engine for a command. */
export interface EngineRunOptions extends EngineOptions, Limits {
  /**
   * Called after the program, even after a trap, with the descriptors that it left open; they are closed by then. Not
   * called if there were none.
   */
  onLeak?: (leaks: Leak[]) => void;
}

/** The result of a command. */
export interface RunResult {
  /** The exit code that the program passed to `proc_exit`; 0 if it returned. */
  exitCode: number;
  /** The descriptors that the program left open. They are closed by now. */
  leaks: Leak[];
  /** The bytes written to standard output, if the option `stdout` is "buffer". */
  stdout?: Uint8Array;
  /** The bytes written to standard error, if the option `stderr` is "buffer". */
  stderr?: Uint8Array;
}

/**
 * An engine runs modules. An option means the same on all engines. An engine that doesn't support an option fails
 * with a HostError of code BAD_OPTION before the module runs.
 */
export interface Engine {
  readonly name: string;
  /** The limits that `run` supports. */
  readonly limits: readonly (keyof Limits)[];
  /** The limits that `instantiate` supports; a timeout then applies to each call. Default: none. */
  readonly instanceLimits?: readonly (keyof Limits)[];
  /** Whether it takes an observer. */
  readonly observes: boolean;
  /**
   * Runs a command. Fails with a TrapError after a trap, with a LimitError at a limit, and with another HostError for
   * invalid options and modules. Nothing stays open, however the program ends.
   */
  run(module: LoadedModule, options: EngineRunOptions & FromHost): Promise<RunResult>;
  /** Creates an instance without initializing it. Undefined for an engine that only runs commands. */
  instantiate?(module: LoadedModule, options: EngineOptions & Limits & FromHost): Promise<Instance>;
}
