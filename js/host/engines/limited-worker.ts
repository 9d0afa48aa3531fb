// The worker's side of limited.ts.

import { parentPort, workerData } from "node:worker_threads";
import type { Writable } from "node:stream";
import { HostError, TrapError, type HostErrorCode } from "../errors.js";
import { importsFor } from "../module.js";
import { noteIn } from "../sockets/notes.js";
import { Preview1 } from "../preview1/preview1.js";
import type { WasiOptions } from "../wasi-common/options.js";
import type { Stdout } from "../wasi-common/stdio.js";
import { newInstance, start } from "./v8.js";

/** What is to be run. */
export interface Job {
  readonly module: WebAssembly.Module;
  readonly options: Omit<WasiOptions, "stdout" | "stderr"> & { stdout: SentOr; stderr: SentOr };
  readonly maxMemory: number | undefined;
  /** Where the worker notes the sockets that it has open. */
  readonly notes: SharedArrayBuffer;
  /** How many bytes were sent and not taken yet. */
  readonly pending: Int32Array<SharedArrayBuffer>;
}

type SentOr = Exclude<Stdout, "buffer" | Writable> | "sent";

export type Message =
  /** All is loaded: from here on the time counts. A worker that is ended while it loads leaves files of Node's open. */
  | { readonly ready: true }
  | { readonly to: "stdout" | "stderr"; readonly chunk: Uint8Array }
  | {
      readonly exitCode: number;
      readonly leaks: { fd: number; path: string | undefined; kind: string; age: number }[];
      readonly failure?: Failure;
    };

export interface Failure {
  readonly kind: "trap" | "memory" | "host" | "other";
  readonly code?: HostErrorCode;
  readonly message: string;
  readonly stack?: string | undefined;
}

/** More than this is not sent before the other side has taken some of it. */
const MOST_PENDING = 1 << 20;

const { module, options, maxMemory, notes, pending } = workerData as Job;
noteIn(notes);
const { stdout, stderr, ...world } = options;
const wasi = new Preview1({ ...world, stdout: output("stdout", stdout), stderr: output("stderr", stderr) });
parentPort!.postMessage({ ready: true } satisfies Message);
let memory: WebAssembly.Memory | undefined;
let exitCode = 0;
let failure: Failure | undefined;
try {
  const instance = newInstance(module, importsFor(module, wasi));
  memory = instance.exports["memory"] as WebAssembly.Memory;
  exitCode = start(wasi, instance);
} catch (error) {
  failure = failureOf(error as Error);
}
const leaks = wasi.sweep().map(({ fd, path, kind, age }) => ({ fd, path, kind, age }));
parentPort!.postMessage({ exitCode, leaks, ...(failure && { failure }) } satisfies Message);

/** What "sent" stands for: a stream to the other side. */
function output(to: "stdout" | "stderr", option: SentOr): Stdout {
  if (option !== "sent") return option;
  const write = (chunk: Uint8Array): boolean => {
    for (let there = Atomics.load(pending, 0); there > MOST_PENDING; there = Atomics.load(pending, 0)) {
      Atomics.wait(pending, 0, there);
    }
    Atomics.add(pending, 0, chunk.length);
    parentPort!.postMessage({ to, chunk } satisfies Message);
    return true;
  };
  return { write, destroyed: false, writableEnded: false } as unknown as Writable;
}

function failureOf(error: Error): Failure {
  if (error instanceof TrapError) {
    const cause = error.cause as Error;
    const used = memory?.buffer.byteLength ?? 0;
    // A program that gets no more memory traps; V8 doesn't tell which of its traps are of that kind.
    if (maxMemory !== undefined && used > maxMemory / 2) {
      return {
        kind: "memory",
        message: `the module trapped with ${used} of at most ${maxMemory} bytes of memory in use: ${cause.message}`,
      };
    }
    return { kind: "trap", message: cause.message, stack: cause.stack };
  }
  if (error instanceof HostError) return { kind: "host", code: error.code, message: error.message };
  return { kind: "other", message: error.message, stack: error.stack };
}
