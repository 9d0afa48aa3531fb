import { createRequire } from "node:module";
import type { WASI as NodeWasi, WASIOptions } from "node:wasi";
import { missingEngine } from "../errors.js";

export type { WASIOptions };

/**
 * Creates a WASI of Node. The module is loaded on first use, without its experimental warning. Its functions must be
 * called from JavaScript: V8 calls native functions that a module imports through a faster path, on which Node 20
 * ends the process after some hundred instances (tests/engines/many-instances.test.ts).
 */
export function newNodeWasi(options: WASIOptions): NodeWasi {
  return new (load().WASI)(options);
}

/** Fails on a runtime whose node:wasi is incomplete. */
export function checkNodeWasi(): void {
  if (typeof load().WASI?.prototype?.initialize === "function") return;
  throw missingEngine("this runtime's node:wasi has no `initialize`: use the engine node");
}

let loaded: typeof import("node:wasi") | undefined;

function load(): typeof import("node:wasi") {
  return (loaded ??= withoutExperimentalWarning(() => createRequire(import.meta.url)("node:wasi")));
}

/** Runs `loadModule` without the experimental warning, which Node emits while it loads the module. */
function withoutExperimentalWarning<T>(loadModule: () => T): T {
  const emitWarning = process.emitWarning;
  const quieter = (warning: string | Error, ...rest: unknown[]): void => {
    if (rest[0] === "ExperimentalWarning" && String(warning).includes("WASI")) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  process.emitWarning = quieter as typeof process.emitWarning;
  try {
    return loadModule();
  } finally {
    process.emitWarning = emitWarning;
  }
}
