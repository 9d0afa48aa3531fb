// The thread of cell-thread.ts.

import type { Writable } from "node:stream";
import { parentPort, workerData } from "node:worker_threads";
import { sending } from "../../trace/transport.js";
import { noteIn } from "../sockets/notes.js";
import type { Stdout } from "../wasi-common/stdio.js";
import { runJob, type Message } from "./job.js";
import { costOf, type Outputs } from "./cell.js";
import type { ThreadData } from "./cell-thread.js";

/** The most bytes that are sent before the host has taken some of them. */
const MOST_PENDING = 1 << 20;

const { module, job, sent, notes, pending } = workerData as ThreadData;
noteIn(notes);
parentPort!.postMessage({ ready: true } satisfies Message);
const { stdout = "inherit", stderr = "inherit" } = job.options;
const options = { ...job.options, stdout: output("stdout", stdout), stderr: output("stderr", stderr) };
// The host enforces the limit of kept output.
const limited = { ...job, options: { ...options, maxOutput: Number.MAX_SAFE_INTEGER } };
const observer = job.observed && sending((chunk) => send("events", chunk), job.observed.hasStacks);
parentPort!.postMessage(runJob(module, limited, observer));

/** Sends a chunk to the host, once the host has taken enough of those before. */
function send(to: keyof Outputs, chunk: Uint8Array): void {
  for (let there = Atomics.load(pending, 0); there > MOST_PENDING; there = Atomics.load(pending, 0)) {
    Atomics.wait(pending, 0, there);
  }
  Atomics.add(pending, 0, costOf(chunk));
  parentPort!.postMessage({ to, chunk });
}

/** Returns an output: a stream to the host, or the option itself. */
function output(to: "stdout" | "stderr", option: Stdout): Stdout {
  if (!sent.includes(to)) return option;
  const write = (chunk: Uint8Array): boolean => {
    send(to, chunk);
    return true;
  };
  return { write, destroyed: false, writableEnded: false } as unknown as Writable;
}
