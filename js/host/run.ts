import type { Readable } from "node:stream";
import { badModule, badOption } from "./errors.js";
import { createGuard } from "./guard/guard.js";
import type { Leak } from "./guard/leaks.js";
import type { GuardOptions } from "./guard/options.js";
import type { Stdin } from "./guard/stdio.js";
import { exports, importsFor, loadModule, type ModuleSource } from "./module.js";

/** What a command gets. */
export interface RunOptions extends Omit<GuardOptions, "stdin"> {
  /** Beside what a guard takes: a stream, which is read to its end before the program starts. Default: "inherit". */
  stdin?: Stdin | Readable;
  /** Gets what the program left open, if anything, also after a trap. All is closed by then. */
  onLeak?: (leaks: Leak[]) => void;
  /** What the module imports beside preview1. */
  imports?: WebAssembly.Imports;
}

/** How a command ended. */
export interface RunResult {
  /** What the program gave to `proc_exit`; 0 if it returned. */
  exitCode: number;
  /** What the program left open. It is closed by now. */
  leaks: Leak[];
  /** What it wrote, where the option `stdout` is "buffer". */
  stdout?: Uint8Array;
  /** What it wrote, where the option `stderr` is "buffer". */
  stderr?: Uint8Array;
}

/**
 * Runs a command, a module that exports `_start`, on Node's WASI. Without the option `args`, its only
 * argument is the name of its file. Whatever happens, nothing of the program stays open in this process.
 *
 * Fails with a HostError for options and modules that can't work, and with a TrapError, which has the
 * stack of the module, after a trap.
 */
export async function run(source: ModuleSource, options: RunOptions = {}): Promise<RunResult> {
  const { module, name } = await loadModule(source);
  const { onLeak, stdin, imports, ...rest } = options;
  const guard = createGuard({
    ...rest,
    args: options.args ?? (name === undefined ? [] : [name]),
    stdin: isReadable(stdin) ? await readAll(stdin) : (stdin ?? "inherit"),
  });
  let leaks: Leak[] = [];
  let exitCode: number;
  try {
    checkCommand(module);
    const given = importsFor(module, guard, imports);
    exitCode = guard.start(guard.call(() => new WebAssembly.Instance(module, given)));
  } finally {
    leaks = guard.sweep();
    if (leaks.length > 0) onLeak?.(leaks);
  }
  const { stdout, stderr } = guard;
  return { exitCode, leaks, ...(stdout && { stdout }), ...(stderr && { stderr }) };
}

function checkCommand(module: WebAssembly.Module): void {
  if (exports(module, "_start", "function")) return;
  throw badModule(
    exports(module, "_initialize", "function")
      ? "the module is a reactor, it exports `_initialize` and no `_start`: use `instantiate` for it"
      : "the module exports no `_start`, so it is no command: build it with `--exportStart _start`",
  );
}

function isReadable(stdin: unknown): stdin is Readable {
  return typeof stdin === "object" && stdin !== null && Symbol.asyncIterator in stdin;
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stream) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  } catch (cause) {
    throw badOption(`the stream given as \`stdin\` failed: ${(cause as Error).message}`);
  }
  return Buffer.concat(chunks);
}
