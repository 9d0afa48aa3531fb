// The command `wasmtime`, which runs the guest in a process of its own.

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { badModule, badOption, LimitError, missingEngine, TrapError } from "../errors.js";
import { checkCommand, type LoadedModule } from "../module.js";
import { checkedArgs, checkedEnv, checkedPreopens, checkForeignWasi } from "../wasi-common/options.js";
import { outOfTime } from "../wasi-common/sleep.js";
import type { Stdin, Stdout } from "../wasi-common/stdio.js";
import type { Engine, EngineRunOptions, RunResult } from "./engine.js";

/** The exit codes of the command after a trap: that of a process ended by SIGABRT; or 1 at the memory limit. */
const TRAPPED = [134, 1];
const FAILED = "Error: failed to run main module";

export const wasmtimeCli: Engine = {
  name: "wasmtime-cli",
  limits: ["timeout", "maxMemory", "fuel"],
  observes: false,
  run,
};

/**
 * Returns the absolute path of the command: the path in WASMTIME, or `wasmtime` on PATH, whose relative entries are
 * ignored. Fails with a HostError that says how to install it.
 */
export function findCommand(env: NodeJS.ProcessEnv = process.env): string {
  const named = env["WASMTIME"];
  const folders = (env["PATH"] ?? "").split(delimiter).filter(isAbsolute);
  const places = named ? [named] : folders.map((folder) => join(folder, "wasmtime"));
  const runs = (path: string) => spawnSync(path, ["--version"], { env: {}, stdio: "ignore" }).status === 0;
  const command = places.find((path) => isAbsolute(path) && existsSync(path) && runs(path));
  if (command !== undefined) return command;
  const where = named
    ? `WASMTIME names ${named}, which ${isAbsolute(named) ? "can't be run" : "is no absolute path"}`
    : "there is no command wasmtime on PATH, and WASMTIME names none";
  throw missingEngine(
    `${where}: https://wasmtime.dev tells how to install it, and \`cargo install wasmtime-cli\` builds it`,
  );
}

async function run(module: LoadedModule, options: EngineRunOptions): Promise<RunResult> {
  const { bytes } = module;
  if (!bytes) throw badOption("a WebAssembly.Module is V8's and can't run on wasmtime: give its bytes, or its path");
  if (options.imports)
    throw badOption(
      "the command wasmtime can't be given functions of this process: leave `imports` out, or use another engine",
    );
  checkForeignWasi(options, "the command wasmtime");
  checkCommand(module.compiled());
  const given = argumentsFor(options);
  const command = findCommand();
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-"));
  try {
    const path = join(folder, "module.wasm");
    writeFileSync(path, bytes);
    return await finished(command, ["run", ...given.before, path, ...given.after], options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The name of a program that has none because it came as bytes: the command always passes a name. */
const UNNAMED = "module.wasm";

/** Returns the arguments before the module on the command line, and those after it. */
function argumentsFor(options: EngineRunOptions): { before: string[]; after: string[] } {
  const [name, ...after] = checkedArgs(options.args ?? [UNNAMED]);
  if (name === undefined)
    throw badOption("the command wasmtime always passes the program's name: `args` must begin with it");
  const { fuel, timeout, maxMemory } = options;
  const limits = [
    ...(fuel === undefined ? [] : [`fuel=${fuel}`]),
    ...(timeout === undefined ? [] : [`timeout=${timeout}ms`]),
    ...(maxMemory === undefined ? [] : [`max-memory-size=${maxMemory}`, "trap-on-grow-failure"]),
  ];
  const before = [
    `--argv0=${name}`,
    ...limits.map((limit) => `-W${limit}`),
    ...Object.entries(checkedEnv(options.env)).map(([name, value]) => `--env=${name}=${value}`),
    ...checkedPreopens(options.preopens).map(({ name, host, readOnly }) => {
      if (readOnly) throw badOption(`the preopen ${JSON.stringify(name)} can't be read-only with the command wasmtime`);
      if (host.includes("::") || name.includes("::"))
        throw badOption(
          `the preopen ${JSON.stringify(name)} has "::" in a name, which separates them on wasmtime's command line`,
        );
      return `--dir=${host}::${name}`;
    }),
  ];
  return { before, after };
}

/** Runs the command to its end. */
async function finished(command: string, args: string[], options: EngineRunOptions): Promise<RunResult> {
  const { stdin = "inherit", stdout = "inherit", stderr = "inherit" } = options;
  // Standard error passes through the host, since wasmtime reports a trap there.
  const child = spawn(command, args, { env: {}, stdio: [inputOf(stdin), outputOf(stdout), "pipe"] });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", (cause) => reject(missingEngine(`${command} can't be run: ${cause.message}`, cause)));
    child.on("close", (code, signal) =>
      signal ? reject(badModule(`wasmtime was ended by ${signal}`)) : resolve(code!),
    );
  });
  feed(child, stdin);
  const out = collect(child.stdout, stdout);
  const err = new StandardError(stderr);
  child.stderr!.on("data", (chunk: Buffer) => err.take(chunk));
  const exitCode = await ended;
  const failure = err.end(TRAPPED.includes(exitCode));
  if (failure !== undefined) throw told(failure, options);
  return {
    exitCode,
    leaks: [],
    ...(stdout === "buffer" && { stdout: out() }),
    ...(stderr === "buffer" && { stderr: err.written }),
  };
}

function inputOf(stdin: Stdin): "inherit" | "ignore" | "pipe" | number {
  return stdin === "inherit" || stdin === "ignore" || typeof stdin === "number" ? stdin : "pipe";
}

function outputOf(stdout: Stdout): "inherit" | "ignore" | "pipe" | number {
  return stdout === "inherit" || stdout === "ignore" || typeof stdout === "number" ? stdout : "pipe";
}

function feed(child: ChildProcess, stdin: Stdin): void {
  if (!child.stdin) return;
  child.stdin.on("error", () => {}); // the program may end without reading
  child.stdin.end(stdin as Uint8Array | string);
}

/** Passes an output on, or keeps it. Returns a function that returns what was kept. */
function collect(output: Readable | null, option: Stdout): () => Uint8Array {
  const chunks: Buffer[] = [];
  output?.on("data", (chunk: Buffer) => (option === "buffer" ? chunks.push(chunk) : (option as Writable).write(chunk)));
  return () => new Uint8Array(Buffer.concat(chunks));
}

/**
 * Passes standard error on. Output from a line that begins with wasmtime's failure message onward is held back until
 * it is known whether the program trapped.
 */
class StandardError {
  readonly #kept: Buffer[] = [];
  #held = Buffer.alloc(0);

  constructor(private readonly option: Stdout) {}

  get written(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#kept));
  }

  take(chunk: Buffer): void {
    const all = Buffer.concat([this.#held, chunk]);
    const at = heldFrom(all);
    this.#pass(all.subarray(0, at));
    this.#held = Buffer.from(all.subarray(at));
  }

  /** Ends the output. Returns wasmtime's message for the trap; undefined if there was none. */
  end(trapped: boolean): string | undefined {
    const text = this.#held.toString("utf8");
    if (trapped && text.startsWith(FAILED)) return text;
    this.#pass(this.#held);
    return undefined;
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0 || this.option === "ignore") return;
    if (this.option === "buffer") this.#kept.push(bytes);
    else if (this.option === "inherit") process.stderr.write(bytes);
    else if (typeof this.option === "number") writeFileSync(this.option, bytes);
    else this.option.write(bytes);
  }
}

/**
 * Returns the offset from which output must be held back: the start of wasmtime's failure message, or of a prefix of
 * it at the end.
 */
function heldFrom(bytes: Buffer): number {
  const found = bytes.lastIndexOf(FAILED);
  if (found >= 0) return found;
  for (let size = Math.min(FAILED.length - 1, bytes.length); size > 0; size--) {
    if (bytes.subarray(-size).equals(Buffer.from(FAILED.slice(0, size)))) return bytes.length - size;
  }
  return bytes.length;
}

/** Returns the error for wasmtime's message about a program that trapped. */
function told(failure: string, { fuel, timeout, maxMemory }: EngineRunOptions): Error {
  const lines = failure.split("\n").map((line) => line.trim());
  const reason = lines
    .filter((line) => line !== "")
    .at(-1)!
    .replace(/^\d+: /, "")
    .replace(/^wasm trap: /, "");
  if (fuel !== undefined && /all fuel consumed/.test(failure))
    return new LimitError("fuel", `the module was stopped: its fuel, ${fuel} units, is used up`);
  if (timeout !== undefined && /wasm trap: interrupt/.test(failure)) return outOfTime(timeout);
  if (maxMemory !== undefined && /forcing trap when growing memory/.test(failure))
    return new LimitError("maxMemory", `the module was stopped: it tried to grow its memory beyond ${maxMemory} bytes`);
  const cause = new Error(reason);
  const frames = lines.flatMap((line) => /^\d+: +0x[0-9a-f]+ - (.*)$/.exec(line)?.[1] ?? []);
  cause.stack = [`Error: ${reason}`, ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return new TrapError(cause);
}
