import type { Preview1Functions } from "./functions.js";
import type { Leak } from "./leaks.js";
import type { LinearMemory } from "./memory.js";

/** Preview1 for one instance, whoever serves it. */
export interface Wasi {
  /** The 46 functions of `wasi_snapshot_preview1`. `proc_exit` throws an ExitError. */
  readonly imports: Preview1Functions;
  /** What was written so far to an output that is "buffer". */
  readonly stdout: Uint8Array | undefined;
  readonly stderr: Uint8Array | undefined;
  /** Tells the guest's memory, once, after the instance is made and before its code calls. */
  attach(memory: LinearMemory): void;
  /** What the guest has open now, without its standard streams and preopens. */
  leaks(): Leak[];
  /**
   * Closes everything the instance has open in this process, once; what the embedder lent stays open.
   * Gives what the guest itself had left open. Calls after this fail with `badf`.
   */
  sweep(): Leak[];
}
