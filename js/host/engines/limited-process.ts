// The process of cell-process.ts.

import { runJob, type Message } from "./job.js";
import type { ProcessData } from "./cell-process.js";

process.once("message", ({ bytes, job }: ProcessData) => {
  const module = new WebAssembly.Module(bytes as BufferSource);
  // The guest blocks this thread while it runs, so the message must be sent before.
  send({ ready: true }, () => send(runJob(module, job), () => process.exit()));
});

function send(message: Message, done: () => void): void {
  process.send!(message, undefined, undefined, done);
}
