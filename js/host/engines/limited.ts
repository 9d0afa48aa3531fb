// Limits on V8. The program runs in a thread or a process of its own, which can be ended at any time.

import { Server } from "node:net";
import type { Writable } from "node:stream";
import type { Observer } from "../../trace/observer.js";
import { Receiver } from "../../trace/transport.js";
import { badOption, HostError, LimitError, TrapError } from "../errors.js";
import { checkCommand, type LoadedModule } from "../module.js";
import { Leak } from "../wasi-common/leaks.js";
import { checkedArgs, checkedEnv, checkedPreopens } from "../wasi-common/options.js";
import { outOfTime } from "../wasi-common/sleep.js";
import { checkedMaxOutput, Streams } from "../wasi-common/stdio.js";
import { Output, type Cell, type Outputs } from "./cell.js";
import { startProcess } from "./cell-process.js";
import { startThread } from "./cell-thread.js";
import type { FromHost } from "../wasi-common/wasi.js";
import type { EngineRunOptions, RunResult } from "./engine.js";
import type { Failure, Outcome } from "./job.js";
import { withMemoryLimit } from "./memory-limit.js";

/** Runs a command with limits on V8. */
export async function runLimited(loaded: LoadedModule, options: EngineRunOptions & FromHost): Promise<RunResult> {
  const { timeout, maxMemory, imports, isolation = "thread", onLeak, stdout, stderr, ...rest } = options;
  const { sockets = [], observer, ...world } = rest;
  if (imports) throw badOption("`imports` can't be given together with a limit: functions can't be passed to a thread");
  check(options);
  const maxOutput = checkedMaxOutput(options.maxOutput);
  const outputs: Outputs = {
    stdout: new Output("stdout", stdout, maxOutput),
    stderr: new Output("stderr", stderr, maxOutput),
    events: new Output("events", observer ? toObserver(observer) : "ignore", Number.MAX_SAFE_INTEGER),
  };
  const { module, bytes } = limited(loaded, maxMemory);
  const job = {
    options: { ...world, stdin: world.stdin ?? "inherit", stdout: own(outputs.stdout), stderr: own(outputs.stderr) },
    maxMemory,
    observed: observer && { hasStacks: observer.hasStacks },
  };
  const start = isolation === "process" ? startProcess : startThread;
  let timer: NodeJS.Timeout | undefined;
  let cell: Cell | undefined;
  let outcome: Outcome | undefined;
  let error: unknown;
  try {
    outcome = await new Promise<Outcome>((resolve, reject) => {
      const message = (message: { ready: true } | Outcome): void => {
        if (!("ready" in message)) resolve(message);
        else if (timeout !== undefined) timer = setTimeout(() => reject(outOfTime(timeout)), timeout);
      };
      cell = start({ module, bytes, job, sockets, outputs, on: { message, error: reject } });
    });
  } catch (thrown) {
    error = thrown;
  }
  clearTimeout(timer);
  const ended = (await cell?.end()) ?? true;
  if (!outcome) throw ended ? error : stillRunning(error as Error);
  return resultOf(outcome, outputs, onLeak);
}

function resultOf(
  { exitCode, leaks, failure }: Outcome,
  outputs: Outputs,
  onLeak: EngineRunOptions["onLeak"],
): RunResult {
  const found = leaks.map(({ fd, path, kind, age }) => new Leak(fd, path, kind, age));
  if (found.length > 0) onLeak?.(found);
  if (failure) throw errorOf(failure);
  const [stdout, stderr] = [outputs.stdout.collected, outputs.stderr.collected];
  return { exitCode, leaks: found, ...(stdout && { stdout }), ...(stderr && { stderr }) };
}

/** Returns the stream that takes what the program's thread or process observes. */
function toObserver(observer: Observer): Writable {
  return new Receiver(observer) as unknown as Writable; // of a stream, an Output only calls `write`
}

/** Returns the program's option for an output: its own stream, or "ignore" if the host takes the output. */
function own({ isTaken, option }: Output): Exclude<Output["option"], object> {
  return isTaken ? "ignore" : (option as Exclude<Output["option"], object>);
}

/** Checks the options here, so that they fail with the same errors as in the thread or process. */
function check(options: EngineRunOptions): void {
  checkedArgs(options.args);
  checkedEnv(options.env);
  checkedPreopens(options.preopens);
  new Streams(options);
  if (options.sockets?.some((socket) => socket instanceof Server)) {
    throw badOption(
      "a net.Server can't be given together with a limit, since Node would accept its connections while the program runs: " +
        "use `listen` instead",
    );
  }
}

/** Returns the module with its memory limit. */
function limited(
  loaded: LoadedModule,
  maxMemory: number | undefined,
): { module: WebAssembly.Module; bytes?: Uint8Array } {
  const module = loaded.compiled();
  checkCommand(module);
  if (maxMemory === undefined) return { module, ...(loaded.bytes && { bytes: loaded.bytes }) };
  if (!loaded.bytes)
    throw badOption(
      "`maxMemory` needs the module's path or bytes: the memory of a WebAssembly.Module can't be limited",
    );
  const bytes = withMemoryLimit(loaded.bytes, maxMemory);
  return { module: new WebAssembly.Module(bytes as BufferSource), bytes };
}

/** Returns the error for a program in a loop that V8 never interrupts, such as one of `memory.fill`. */
function stillRunning(error: Error): Error {
  if (!(error instanceof LimitError)) return error;
  return new LimitError(
    error.limit,
    `${error.message}; its thread can't be ended and runs on until this process ends: with \`isolation: "process"\` it could be`,
  );
}

function errorOf({ kind, code, message, stack }: Failure): Error {
  if (kind === "trap") return new TrapError(Object.assign(new Error(message), { stack }));
  if (kind === "memory") return new LimitError("maxMemory", message);
  if (kind === "host") return new HostError(code!, message);
  return Object.assign(new Error(message), { stack });
}
