// Limits on V8: the program runs in a worker, which can be ended whatever it does. What the worker has open is
// closed when it ends.

import { Server } from "node:net";
import { Worker } from "node:worker_threads";
import { badOption, HostError, LimitError, TrapError } from "../errors.js";
import { checkCommand, type LoadedModule } from "../module.js";
import { lendSockets } from "../sockets/lent.js";
import { loadLibc } from "../sockets/libc.js";
import { newNotes, noted, stopNoting } from "../sockets/notes.js";
import { Leak } from "../wasi-common/leaks.js";
import { checkedArgs, checkedEnv, checkedPreopens } from "../wasi-common/options.js";
import { MOST_OPEN } from "../wasi-common/numbers.js";
import { outOfTime } from "../wasi-common/sleep.js";
import { checkedMaxOutput, checkOutput, Collected, Streams, type Stdout } from "../wasi-common/stdio.js";
import type { EngineRunOptions, RunResult } from "./engine.js";
import { withMemoryLimit } from "./memory-limit.js";
import type { Failure, Job, Message } from "./limited-worker.js";

/** The heap that the host's side of a program may need, in megabytes. */
const HEAP = 256;

/** Runs a command on V8 within limits. */
export async function runLimited(loaded: LoadedModule, options: EngineRunOptions): Promise<RunResult> {
  const { timeout, maxMemory, imports, onLeak, stdin, stdout, stderr, sockets, ...world } = options;
  if (imports) throw badOption("`imports` can't be given together with a limit: functions don't pass into a worker");
  check(options);
  const maxOutput = checkedMaxOutput(options.maxOutput);
  const outputs = {
    stdout: new Output("stdout", stdout, maxOutput),
    stderr: new Output("stderr", stderr, maxOutput),
  };
  const module = moduleFor(loaded, maxMemory);
  const lent = lendSockets(sockets);
  const notes = newNotes(MOST_OPEN + lent.length);
  const job: Job = {
    module,
    notes,
    options: {
      ...world,
      sockets: lent.map(({ fd }) => fd),
      stdin: stdin ?? "inherit",
      stdout: outputs.stdout.inWorker,
      stderr: outputs.stderr.inWorker,
    },
    maxMemory,
    pending: new Int32Array(new SharedArrayBuffer(4)),
  };
  const worker = new Worker(new URL("./limited-worker.js", import.meta.url), {
    workerData: job,
    execArgv: [], // those of this process may be such as no worker takes
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const { exitCode, leaks, failure } = await new Promise<Extract<Message, { leaks: unknown }>>((resolve, reject) => {
      worker.on("message", (message: Message) => {
        if ("leaks" in message) return resolve(message);
        if ("ready" in message) {
          if (timeout !== undefined) timer = setTimeout(() => reject(outOfTime(timeout)), timeout);
          return;
        }
        try {
          outputs[message.to].take(message.chunk);
        } catch (error) {
          return reject(error);
        }
        Atomics.sub(job.pending, 0, message.chunk.length);
        Atomics.notify(job.pending, 0);
      });
      worker.on("error", (error: NodeJS.ErrnoException) =>
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? outOfHeap() : error),
      );
      worker.on("exit", () => reject(new Error("the worker ended without a result")));
    });
    const found = leaks.map(({ fd, path, kind, age }) => new Leak(fd, path, kind, age));
    if (found.length > 0) onLeak?.(found);
    if (failure) throw errorOf(failure);
    const written = { stdout: outputs.stdout.collected, stderr: outputs.stderr.collected };
    return {
      exitCode,
      leaks: found,
      ...(written.stdout && { stdout: written.stdout }),
      ...(written.stderr && { stderr: written.stderr }),
    };
  } finally {
    clearTimeout(timer);
    stopNoting(notes);
    await worker.terminate();
    for (const fd of noted(notes)) loadLibc().close(fd);
    for (const socket of lent) socket.end();
  }
}

/** Refuses here what would be refused in the worker, with the same errors. */
function check(options: EngineRunOptions): void {
  checkedArgs(options.args);
  checkedEnv(options.env);
  checkedPreopens(options.preopens);
  new Streams(options);
  if (options.sockets?.some((socket) => socket instanceof Server)) {
    throw badOption(
      "a net.Server can't be given together with a limit, since Node would accept its connections while the program runs: give what `listen` makes",
    );
  }
}

function moduleFor(loaded: LoadedModule, maxMemory: number | undefined): WebAssembly.Module {
  const module = loaded.compiled();
  checkCommand(module);
  if (maxMemory === undefined) return module;
  if (!loaded.bytes)
    throw badOption("`maxMemory` needs the module's path or bytes: a WebAssembly.Module has its most already");
  return new WebAssembly.Module(withMemoryLimit(loaded.bytes, maxMemory) as BufferSource);
}

/** An output of the worker: its own, or sent here. */
class Output {
  readonly inWorker: Job["options"]["stdout"];
  readonly #kept: Collected | undefined;

  constructor(
    private readonly name: string,
    private readonly option: Stdout = "inherit",
    private readonly most: number,
  ) {
    this.#kept = option === "buffer" ? new Collected(name, most) : undefined;
    this.inWorker = option === "buffer" || typeof option === "object" ? "sent" : option;
  }

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

function outOfHeap(): LimitError {
  return new LimitError(
    "maxMemory",
    `the module was stopped: what it made the host remember took more than ${HEAP} MiB`,
  );
}

function errorOf({ kind, code, message, stack }: Failure): Error {
  if (kind === "trap") return new TrapError(Object.assign(new Error(message), { stack }));
  if (kind === "memory") return new LimitError("maxMemory", message);
  if (kind === "host") return new HostError(code!, message);
  return Object.assign(new Error(message), { stack });
}
