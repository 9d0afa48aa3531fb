// The common part of threads and processes that run a program with limits.

import { LimitError } from "../errors.js";
import type { GivenSocket } from "../sockets/lent.js";
import { checkOutput, Collected, type Stdout } from "../wasi-common/stdio.js";
import type { Job, Message } from "./job.js";

/** The heap size for the host's part of a program, in megabytes. */
export const HEAP = 256;

/** What the host takes of a program: its output, and what it does with descriptors. */
export interface Outputs {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly events: Output;
}

export interface CellOptions {
  readonly module: WebAssembly.Module;
  /** The bytes of the module; undefined if they aren't known. */
  readonly bytes: Uint8Array | undefined;
  readonly job: Job;
  /** Lent to the program until it ends. */
  readonly sockets: readonly GivenSocket[];
  readonly outputs: Outputs;
  readonly on: { message(message: Message): void; error(error: unknown): void };
}

/** A running program. */
export interface Cell {
  /** Ends it. Returns false if it didn't end in time and still runs. */
  end(): Promise<boolean>;
}

/** An output of a program, which goes to the program's own stream or is taken by the host. */
export class Output {
  readonly #kept: Collected | undefined;

  constructor(
    private readonly name: string,
    readonly option: Stdout = "inherit",
    private readonly most: number,
  ) {
    this.#kept = option === "buffer" ? new Collected(name, most) : undefined;
  }

  /** Whether the host takes what the program writes. */
  get isTaken(): boolean {
    return this.option === "buffer" || typeof this.option === "object";
  }

  /** Keeps a chunk or passes it on. Fails with a LimitError if that exceeds the limit. */
  take(chunk: Uint8Array): void {
    this.#kept?.add(chunk);
    if (typeof this.option !== "object") return;
    checkOutput(this.name, (this.option.writableLength ?? 0) + chunk.length, this.most);
    this.option.write(chunk);
  }

  get collected(): Uint8Array | undefined {
    return this.#kept?.bytes;
  }
}

/** About the memory that a message needs beside its bytes. */
const MESSAGE = 512;

/** Returns what a chunk costs while the host hasn't taken it, in bytes. */
export function costOf(chunk: Uint8Array): number {
  return chunk.length + MESSAGE;
}

export function outOfHeap(): LimitError {
  return new LimitError("maxMemory", `the module was stopped: the host needed more than ${HEAP} MiB for it`);
}
