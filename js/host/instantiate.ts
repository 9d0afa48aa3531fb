import { fileURLToPath } from "node:url";
import type { EngineOptions } from "./engines/engine.js";
import { engineNamed, type EngineName } from "./engines/registry.js";
import { checkLimits, type Limits } from "./engines/limits.js";
import { badModule, badOption } from "./errors.js";
import { Library } from "./bridge/library.js";
import { internal } from "./owners/internal.js";
import { Host } from "./host.js";
import { checkPlatform, type PlatformOptions } from "./platform.js";
import type { Leak } from "./wasi-common/leaks.js";
import { checkTypes, exports, loadModule, type ModuleSource } from "./module.js";

/** What an instance gets. */
export interface InstantiateOptions extends EngineOptions, Limits, PlatformOptions {
  /** What runs it. Default: "node". */
  engine?: EngineName;
  /** A reactor, a module that exports `_initialize`. Default: the library itself. */
  module?: ModuleSource;
  /** Gets what was left open when the instance ends; all is closed by then. Not called where nothing was. */
  onLeak?: (leaks: Leak[]) => void;
}

/** The library as it comes with this package. */
const LIBRARY = new URL("../../io-lifetimes.wasm", import.meta.url);

/**
 * Makes an instance of a reactor. It runs until `end`, the end of a block with `using`, or a trap; then nothing
 * of it stays open in this process.
 */
export async function instantiate(options: InstantiateOptions = {}): Promise<Host> {
  const { engine: name, module: source = fileURLToPath(LIBRARY), onLeak, allowUntestedPlatform, ...rest } = options;
  checkPlatform({ allowUntestedPlatform: allowUntestedPlatform === true });
  const engine = await engineNamed(name);
  checkLimits(engine, rest, engine.instanceLimits ?? []);
  if (!engine.instantiate)
    throw badOption(`the engine ${engine.name} runs commands only: use \`run\`, or another engine`);
  const module = await loadModule(source);
  checkTypes(module);
  if (exports(module.compiled(), "_start", "function")) {
    throw badModule(
      "the module is a command, it exports `_start`: use `run` for it, or build it with `--exportStart _initialize`",
    );
  }
  const instance = await engine.instantiate(module, rest);
  const library = new Library(instance, onLeak);
  try {
    library.run(() => instance.initialize());
  } catch (error) {
    library.sweep("it could not be initialized");
    throw error;
  }
  return new Host(internal, library, instance.exports);
}
