// A thread for a program with limits. It can be ended at any time, except in loops that V8 never interrupts.

import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { loadLibc } from "../sockets/libc.js";
import { lendSockets } from "../sockets/lent.js";
import { newNotes, noted, stopNoting } from "../sockets/notes.js";
import { MOST_OPEN } from "../wasi-common/numbers.js";
import { costOf, HEAP, outOfHeap, type Cell, type CellOptions, type Outputs } from "./cell.js";
import { giveUp } from "./given-up.js";
import type { Job, Message } from "./job.js";

/** The data that the thread receives. */
export interface ThreadData {
  readonly module: WebAssembly.Module;
  readonly job: Job;
  /** The outputs that the thread sends to the host. */
  readonly sent: readonly (keyof Outputs)[];
  /** Memory in which the thread notes its open sockets. */
  readonly notes: SharedArrayBuffer;
  /** The cost of what was sent and not yet taken, in bytes. */
  readonly pending: Int32Array<SharedArrayBuffer>;
}

type Sent = { readonly to: keyof Outputs; readonly chunk: Uint8Array };

/** How long to wait for a terminated thread to end, in milliseconds. */
const GRACE = 1000;

export function startThread({ module, job, sockets, outputs, on }: CellOptions): Cell {
  const lent = lendSockets(sockets);
  const notes = newNotes(MOST_OPEN + lent.length);
  const pending = new Int32Array(new SharedArrayBuffer(4));
  const sent = (["stdout", "stderr", "events"] as const).filter((name) => outputs[name].isTaken);
  const options = { ...job.options, sockets: lent.map(({ fd }) => fd) };
  const workerData: ThreadData = { module, job: { ...job, options }, sent, notes, pending };
  const worker = new Worker(new URL("./limited-worker.js", import.meta.url), {
    workerData,
    execArgv: [], // workers reject some options of this process
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  worker.on("message", (message: Message | Sent) => {
    if (!("to" in message)) return on.message(message);
    try {
      outputs[message.to].take(message.chunk);
    } catch (error) {
      return on.error(error);
    }
    Atomics.sub(pending, 0, costOf(message.chunk));
    Atomics.notify(pending, 0);
  });
  worker.on("error", (error: NodeJS.ErrnoException) =>
    on.error(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? outOfHeap() : error),
  );
  worker.on("exit", () => on.error(new Error("the thread of the module ended without a result")));
  return {
    async end() {
      stopNoting(notes);
      // While the thread runs, it owns its descriptors.
      const end = worker.terminate().then(() => {
        for (const fd of noted(notes)) loadLibc().close(fd);
        return true;
      });
      const ended = await Promise.race([end, delay(GRACE, false)]);
      for (const socket of lent) socket.end();
      if (!ended) giveUp(worker);
      return ended;
    },
  };
}
