// A process for a program with limits. The system can always end it, and then closes what it has open.

import { fork, type StdioOptions } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { badOption } from "../errors.js";
import { lendSockets } from "../sockets/lent.js";
import { HEAP, outOfHeap, type Cell, type CellOptions, type Output } from "./cell.js";
import { EVENTS, type Job, type Message } from "./job.js";

/** The data that the process receives. */
export interface ProcessData {
  readonly bytes: Uint8Array;
  readonly job: Job;
}

/** The descriptors of the process: standard streams, the channel to the host, events, and then sockets. */
const FIRST_SOCKET = EVENTS + 1;

export function startProcess({ bytes, job, sockets, outputs, on }: CellOptions): Cell {
  if (!bytes) throw badOption('`isolation: "process"` needs the path or the bytes of the module');
  const lent = lendSockets(sockets);
  const { stdin } = job.options;
  const stdio: StdioOptions = [
    stdin === "inherit" || typeof stdin === "number" ? stdin : "ignore",
    streamOf(outputs.stdout),
    streamOf(outputs.stderr),
    "ipc",
    outputs.events.isTaken ? "pipe" : "ignore",
    ...lent.map(({ fd }) => fd),
  ];
  const child = fork(fileURLToPath(new URL("./limited-process.js", import.meta.url)), {
    stdio,
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${HEAP}`],
    env: {},
  });
  const exited = new Promise<NodeJS.Signals | null>((resolve) => child.on("exit", (_code, signal) => resolve(signal)));
  const taken = { stdout: child.stdout, stderr: child.stderr, events: child.stdio[EVENTS] as Readable | null };
  for (const name of ["stdout", "stderr", "events"] as const) {
    taken[name]?.on("data", (chunk: Uint8Array) => {
      try {
        outputs[name].take(chunk);
      } catch (error) {
        on.error(error);
      }
    });
  }
  // Output that the process wrote must be handled before its end is.
  let outcome: Message | undefined;
  child.on("message", (message: Message) => {
    if ("ready" in message) on.message(message);
    else outcome = message;
  });
  child.on("error", (error) => on.error(error));
  child.on("close", (_code, signal) => {
    if (outcome) on.message(outcome);
    else on.error(signal === "SIGABRT" ? outOfHeap() : new Error(`the process of the module ended by ${signal}`));
  });
  const options = {
    ...job.options,
    stdin: typeof stdin === "number" ? ("inherit" as const) : (stdin ?? "inherit"),
    stdout: outputs.stdout.option === "ignore" ? ("ignore" as const) : ("inherit" as const),
    stderr: outputs.stderr.option === "ignore" ? ("ignore" as const) : ("inherit" as const),
    sockets: lent.map((_, index) => FIRST_SOCKET + index),
  };
  child.send({ bytes, job: { ...job, options } } satisfies ProcessData, (error) => error && on.error(error));
  return {
    async end() {
      child.kill("SIGKILL");
      await exited;
      for (const socket of lent) socket.end();
      return true;
    },
  };
}

function streamOf({ isTaken, option }: Output): "pipe" | "inherit" | "ignore" | number {
  return isTaken ? "pipe" : (option as "inherit" | "ignore" | number);
}
