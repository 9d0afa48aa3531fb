// Threads that can't be ended. Node waits for its threads when the process exits, so one of them would keep the process
// from ever ending.

import { isMainThread, type Worker } from "node:worker_threads";
import { libcIfThere } from "../sockets/libc.js";

let running = 0;

/** Lets this process end while `worker`, which was terminated, still runs. */
export function giveUp(worker: Worker): void {
  worker.unref();
  if (!isMainThread) return; // the exit of a thread isn't that of the process
  if (running++ === 0) process.on("exit", exitAtOnce);
  worker.once("exit", () => {
    if (--running === 0) process.off("exit", exitAtOnce);
  });
}

/**
 * Ends the process after the other listeners, without waiting for its threads, and with its exit code if the C library
 * can be called.
 */
function exitAtOnce(code: number): void {
  const listeners = process.listeners("exit");
  for (const listener of listeners.slice(listeners.indexOf(exitAtOnce) + 1)) Reflect.apply(listener, process, [code]);
  libcIfThere()?.exit(Number(process.exitCode ?? code));
  process.kill(process.pid, "SIGKILL");
}
