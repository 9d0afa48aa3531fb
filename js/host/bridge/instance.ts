// A running instance, as an engine made it.

import type { Leak } from "../wasi-common/leaks.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import type { Utilities } from "./utilities.js";
import type { DirectFiles } from "../wasi-common/wasi.js";

/** The exports of a module, `Own`, and the helpers of AssemblyScript's loader. */
export type Exports<Own extends object = Record<string, unknown>> = Utilities & Own;

/** A running reactor. */
export interface Instance {
  readonly exports: Exports;
  readonly memory: LinearMemory;
  /** For reads and writes on the instance's files without a call into the module; undefined for a WASI that isn't ours. */
  readonly direct: DirectFiles | undefined;
  /**
   * Runs `work`, which calls into the module. Throws a TrapError after a trap and an ExitError after `proc_exit`; the
   * instance must not be called again after either.
   */
  call<T>(work: () => T): T;
  /** Runs `_initialize` if the module exports it. The module can be called afterwards. */
  initialize(): void;
  /** Returns the descriptors that the guest has open, except standard streams and preopens. */
  leaks(): Leak[];
  /** Closes everything that the instance has open in this process, once. Returns what the guest had left open. */
  sweep(): Leak[];
}
