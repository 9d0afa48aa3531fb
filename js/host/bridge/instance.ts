// A running instance, as an engine made it.

import type { ASUtil } from "@assemblyscript/loader";
import type { Leak } from "../wasi-common/leaks.js";
import type { LinearMemory } from "../wasi-common/memory.js";

/** What a module exports beside its memory: functions, and what AssemblyScript's loader adds. */
export type Exports = ASUtil & Record<string, unknown>;

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
