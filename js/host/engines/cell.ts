// What runs a program with limits: a thread, or a process.

import { LimitError } from "../errors.js";
import type { GivenSocket } from "../sockets/lent.js";
import { checkOutput, Collected, type Stdout } from "../wasi-common/stdio.js";
import type { Job, Message } from "./job.js";

/** The heap that the host's side of a program may need, in megabytes. */
export const HEAP = 256;

export interface CellOptions {
  readonly module: WebAssembly.Module;
  /** The bytes of the module; undefined where they aren't known. */
  readonly bytes: Uint8Array | undefined;
  readonly job: Job;
  /** Lent to the program until the end. */
  readonly sockets: readonly GivenSocket[];
  readonly outputs: { readonly stdout: Output; readonly stderr: Output };
  readonly on: { message(message: Message): void; error(error: unknown): void };
}

/** A running program. */
export interface Cell {
  /** Ends it, whatever it does. Returns false where that took too long, and it still runs. */
  end(): Promise<boolean>;
}

/** An output of a program: its own, or taken here. */
export class Output {
  readonly #kept: Collected | undefined;

  constructor(
    private readonly name: string,
    readonly option: Stdout = "inherit",
    private readonly most: number,
  ) {
    this.#kept = option === "buffer" ? new Collected(name, most) : undefined;
  }

  /** Whether what is written comes here. */
  get isTaken(): boolean {
    return this.option === "buffer" || typeof this.option === "object";
  }

  /** Keeps a chunk or hands it on. Fails with a LimitError where it is too much. */
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

export function outOfHeap(): LimitError {
  return new LimitError("maxMemory", `the module was stopped: what it made the host keep took more than ${HEAP} MiB`);
}
