import { createRequire } from "node:module";
import type { WASI as NodeWasi, WASIOptions } from "node:wasi";

export type { WASIOptions };

/** Node's WASI. It is loaded on first use, without the warning that it is experimental. */
export function newNodeWasi(options: WASIOptions): NodeWasi {
  return new (load().WASI)(options);
}

let loaded: typeof import("node:wasi") | undefined;

function load(): typeof import("node:wasi") {
  return (loaded ??= withoutExperimentalWarning(() => createRequire(import.meta.url)("node:wasi")));
}

/** Node warns while it loads the module; this is the only moment at which we can keep it quiet. */
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
