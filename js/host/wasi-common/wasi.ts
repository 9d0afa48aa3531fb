import type { Preview1Functions } from "./functions.js";
import type { Leak } from "./leaks.js";
import type { LinearMemory } from "./memory.js";

/** Preview1 for one instance, from any implementation. */
export interface Wasi {
  /** The 46 functions of `wasi_snapshot_preview1`. `proc_exit` throws an ExitError. */
  readonly imports: Preview1Functions;
  /** The bytes written so far to an output that is "buffer". */
  readonly stdout: Uint8Array | undefined;
  readonly stderr: Uint8Array | undefined;
  /** Sets the guest's memory. Must be called once, after the module is instantiated and before its code makes calls. */
  attach(memory: LinearMemory): void;
  /** Returns the descriptors that the guest has open, except standard streams and preopens. */
  leaks(): Leak[];
  /**
   * Closes everything that the instance has open in this process, once; what the embedder lent stays open. Returns
   * what the guest had left open. Later calls fail with `badf`.
   */
  sweep(): Leak[];
}
