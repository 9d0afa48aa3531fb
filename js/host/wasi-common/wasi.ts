import type { Observer } from "../../trace/observer.js";
import type { Preview1Functions } from "./functions.js";
import type { Leak } from "./leaks.js";
import type { LinearMemory } from "./memory.js";

/**
 * Reads and writes on the guest's open files without its code, with memory of the host, which is borrowed. Each returns
 * the number of bytes, or -1 without any effect where only the guest's own call can answer: `fd` isn't a file with an
 * offset, lacks a right, or the system has refused.
 */
export interface DirectFiles {
  read(fd: number, into: Uint8Array, at: number, length: number): number;
  readAt(fd: number, offset: number, into: Uint8Array, at: number, length: number): number;
  write(fd: number, from: Uint8Array, at: number, length: number): number;
  writeAt(fd: number, offset: number, from: Uint8Array, at: number, length: number): number;
  /** Returns about how many bytes are left to read. */
  left(fd: number): number;
}

/** What the host passes to preview1 beside the options of the user. */
export interface FromHost {
  /** Receives what happens to descriptors, if the engine takes an observer. */
  readonly observer?: Observer | undefined;
  /** Whether opening a named pipe waits for its other end; otherwise that fails. Default: true. */
  readonly waitsForPipes?: boolean;
}

/** Preview1 for one instance, from any implementation. */
export interface Wasi {
  /** The 46 functions of `wasi_snapshot_preview1`. `proc_exit` throws an ExitError. */
  readonly imports: Preview1Functions;
  /** The bytes written so far to an output that is "buffer". */
  readonly stdout: Uint8Array | undefined;
  readonly stderr: Uint8Array | undefined;
  /** For reads and writes by the host on the guest's files. */
  readonly direct: DirectFiles;
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
