import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EngineOptions } from "./engines/engine.js";
import { engineNamed, type EngineName } from "./engines/registry.js";
import { checkLimits, LIMITS, type Limits } from "./engines/limits.js";
import { convertedBy, type Bindings } from "./bindings.js";
import { badModule, badOption } from "./errors.js";
import type { Instance } from "./bridge/instance.js";
import { Library } from "./bridge/library.js";
import { internal } from "./owners/internal.js";
import { Host } from "./host.js";
import { withSourceLines } from "./source-lines.js";
import { checkPlatform, type PlatformOptions } from "./platform.js";
import type { Leak } from "./wasi-common/leaks.js";
import { checkNames, WASI_OPTIONS, type NamesOf } from "./wasi-common/options.js";
import { outcomeOf, startTracing, type TraceOptions } from "./tracing.js";
import { checkTypes, exports, loadModule, type LoadedModule, type ModuleSource } from "./module.js";

/** The options of an instance. */
export interface InstantiateOptions<Own extends object = Record<string, unknown>>
  extends EngineOptions, Limits, PlatformOptions, TraceOptions {
  /** The engine. Default: "node". */
  engine?: EngineName;
  /** A reactor, which is a module that exports `_initialize`. Default: the library itself. */
  module?: ModuleSource;
  /**
   * The function `instantiate` of the file that `asc --bindings raw` wrote for the module. `exports` then take and return
   * strings and arrays, and have the types of the bindings. Supported by the engines `node` and `node:wasi`. Default: none.
   */
  bindings?: Bindings<Own>;
  /**
   * Called when the instance ends, with the descriptors that were left open; they are closed by then. Not called if
   * there were none.
   */
  onLeak?: (leaks: Leak[]) => void;
}

const OPTIONS = {
  ...WASI_OPTIONS,
  ...LIMITS,
  imports: true,
  onLeak: true,
  trace: true,
  module: true,
  bindings: true,
  engine: true,
  allowUntestedPlatform: true,
} satisfies NamesOf<InstantiateOptions>;

/** The library in this package. Bundlers that know this form of a URL copy it. */
const PACKAGED = new URL("../../io-lifetimes.wasm", import.meta.url);
/** The library beside the output of another bundler, to which the user has copied it. A URL of it would be followed. */
const COPIED = join(dirname(fileURLToPath(import.meta.url)), "io-lifetimes.wasm");
const LIBRARY = existsSync(COPIED) ? COPIED : PACKAGED;
/** The library with reports of its handles, beside the other. */
const TRACED = "io-lifetimes.trace.wasm";

/** The library in both forms, each compiled once. */
const loaded = new Map<string | URL, Promise<LoadedModule>>();

function tracedLibrary(): string {
  return join(dirname(LIBRARY instanceof URL ? fileURLToPath(LIBRARY) : LIBRARY), TRACED);
}

function loadLibrary(library: string | URL): Promise<LoadedModule> {
  let found = loaded.get(library);
  if (!found) {
    found = loadModule(library);
    found.catch(() => loaded.delete(library));
    loaded.set(library, found);
  }
  return found;
}

/**
 * Instantiates a reactor. The instance lives until `end`, the end of a block with `using`, or a trap; after that,
 * nothing of it stays open in this process.
 */
export async function instantiate<Own extends object = Record<string, unknown>>(
  options: InstantiateOptions<Own> = {},
): Promise<Host<Own>> {
  checkNames(options, OPTIONS, "`instantiate`");
  const { engine: name, module: source, bindings, onLeak, allowUntestedPlatform, trace, ...rest } = options;
  checkPlatform({ allowUntestedPlatform: allowUntestedPlatform === true });
  const engine = await engineNamed(name);
  checkLimits(engine, rest, engine.instanceLimits ?? []);
  if (!engine.instantiate)
    throw badOption(`the engine ${engine.name} runs commands only: use \`run\`, or another engine`);
  const ours = trace === undefined ? LIBRARY : tracedLibrary();
  const module = await (source === undefined ? loadLibrary(ours) : loadModule(source));
  checkTypes(module);
  if (exports(module.compiled(), "_start", "function")) {
    throw badModule(
      "the module is a command, it exports `_start`: use `run` for it, or build it with `--exportStart _initialize`",
    );
  }
  const running = { module, source: source ?? ours, maxMemory: rest.maxMemory };
  const tracing = await startTracing(trace, { engine, isLibrary: source === undefined, ...running });
  let instance: Instance;
  try {
    instance = await engine.instantiate(module, { ...rest, observer: tracing?.observer, waitsForPipes: false });
  } catch (error) {
    tracing?.end(outcomeOf(error), true);
    throw error;
  }
  const library = new Library(instance, onLeak, tracing, (trap) => withSourceLines(trap, running));
  try {
    library.run(() => instance.initialize());
  } catch (error) {
    library.sweep("it could not be initialized", true);
    throw error;
  }
  const host = new Host<Own>(internal, library, instance.exports);
  if (bindings === undefined) return host;
  try {
    return new Host<Own>(internal, library, instance.exports, await convertedBy(bindings, module, host.exports));
  } catch (error) {
    library.sweep("its bindings failed", true);
    throw error;
  }
}
