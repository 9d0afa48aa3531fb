import type { Readable } from "node:stream";
import type { EngineRunOptions, RunResult } from "./engines/engine.js";
import { engineNamed, type EngineName } from "./engines/registry.js";
import { checkLimits, LIMITS } from "./engines/limits.js";
import { badOption } from "./errors.js";
import { checkTypes, loadModule, type ModuleSource } from "./module.js";
import { withSourceLines } from "./source-lines.js";
import { checkPlatform, type PlatformOptions } from "./platform.js";
import { outcomeOf, startTracing, type TraceOptions } from "./tracing.js";
import { checkNames, WASI_OPTIONS, type NamesOf } from "./wasi-common/options.js";
import type { Stdin } from "./wasi-common/stdio.js";

/** The options of a command. */
export interface RunOptions extends Omit<EngineRunOptions, "stdin">, PlatformOptions, TraceOptions {
  /** The engine. Default: "node". */
  engine?: EngineName;
  /** Also accepts a stream, which is read to its end before the program starts. Default: "inherit". */
  stdin?: Stdin | Readable;
}

const OPTIONS = {
  ...WASI_OPTIONS,
  ...LIMITS,
  imports: true,
  onLeak: true,
  trace: true,
  engine: true,
  allowUntestedPlatform: true,
} satisfies NamesOf<RunOptions>;

/**
 * Runs a command, which is a module that exports `_start`. Without the option `args`, its only argument is the name
 * of its file. Nothing of the program stays open in this process, however it ends.
 *
 * Fails with a HostError for invalid options and modules, with a TrapError, whose stack is that of the module, after
 * a trap, and with a LimitError when a limit stops the program.
 */
export async function run(source: ModuleSource, options: RunOptions = {}): Promise<RunResult> {
  checkNames(options, OPTIONS, "`run`");
  const { engine: name, stdin, allowUntestedPlatform, trace, ...rest } = options;
  checkPlatform({ allowUntestedPlatform: allowUntestedPlatform === true });
  const engine = await engineNamed(name);
  checkLimits(engine, rest);
  const module = await loadModule(source);
  checkTypes(module);
  const args = options.args ?? (module.name === undefined ? undefined : [module.name]);
  const given = isReadable(stdin) ? await readAll(stdin) : (stdin ?? "inherit");
  const tracing = await startTracing(trace, { engine, module, source, maxMemory: rest.maxMemory });
  let result: RunResult;
  try {
    result = await engine.run(module, { ...rest, ...(args && { args }), stdin: given, observer: tracing?.observer });
  } catch (error) {
    tracing?.end(outcomeOf(error), true);
    throw withSourceLines(error, { module, source, maxMemory: rest.maxMemory });
  }
  tracing?.end(`exit code ${result.exitCode}`);
  return result;
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
