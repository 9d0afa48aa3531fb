// A command that runs within limits, in a thread or a process of its own.

import type { Observer } from "../../trace/observer.js";
import { HostError, TrapError, type HostErrorCode } from "../errors.js";
import { importsFor } from "../module.js";
import { Preview1 } from "../preview1/preview1.js";
import type { WasiOptions } from "../wasi-common/options.js";
import { newInstance, start } from "./v8.js";

/** The descriptor by which a process sends events. */
export const EVENTS = 4;

/** The command to run. */
export interface Job {
  readonly options: WasiOptions;
  readonly maxMemory: number | undefined;
  /** Whether to send what happens to descriptors, and whether with stacks. */
  readonly observed: { readonly hasStacks: boolean } | undefined;
}

/** How the command ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly leaks: readonly { fd: number; path: string | undefined; kind: string; age: number }[];
  readonly failure?: Failure;
}

export interface Failure {
  readonly kind: "trap" | "memory" | "host" | "other";
  readonly code?: HostErrorCode;
  readonly message: string;
  readonly stack?: string | undefined;
}

/**
 * A message of a thread or a process. The first says that everything is loaded, and starts the timeout; the last is
 * the outcome.
 */
export type Message = { readonly ready: true } | Outcome;

/** Runs a command to its end in this thread. */
export function runJob(module: WebAssembly.Module, { options, maxMemory }: Job, observer?: Observer): Outcome {
  const wasi = new Preview1(options, { observer });
  let memory: WebAssembly.Memory | undefined;
  let exitCode = 0;
  let failure: Failure | undefined;
  try {
    const instance = newInstance(module, importsFor(module, wasi));
    memory = instance.exports["memory"] as WebAssembly.Memory;
    exitCode = start(wasi, instance);
  } catch (error) {
    failure = failureOf(error as Error, memory?.buffer.byteLength ?? 0, maxMemory);
  }
  const leaks = wasi.sweep().map(({ fd, path, kind, age }) => ({ fd, path, kind, age }));
  return { exitCode, leaks, ...(failure && { failure }) };
}

function failureOf(error: Error, used: number, maxMemory: number | undefined): Failure {
  if (error instanceof TrapError) {
    const cause = error.cause as Error;
    // A program that is refused memory traps, but V8 doesn't report which traps follow a refusal.
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
