// The process of cell-process.ts.

import { writeSync } from "node:fs";
import { sending } from "../../trace/transport.js";
import { EVENTS, runJob, type Message } from "./job.js";
import type { ProcessData } from "./cell-process.js";

process.once("message", ({ bytes, job }: ProcessData) => {
  const observer = job.observed && sending(sendEvents, job.observed.hasStacks);
  const module = new WebAssembly.Module(bytes as BufferSource);
  // The guest blocks this thread while it runs, so the message must be sent before.
  send({ ready: true }, () => send(runJob(module, job, observer), () => process.exit()));
});

function send(message: Message, done: () => void): void {
  process.send!(message, undefined, undefined, done);
}

/** Writes events to the host. The pipe blocks while it is full. */
function sendEvents(chunk: Uint8Array): void {
  for (let done = 0; done < chunk.length;) done += writeSync(EVENTS, chunk, done);
}
