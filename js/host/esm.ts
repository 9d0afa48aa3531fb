// What the bindings of `asc --bindings esm` import where there is Node. The transform writes that import; js/page.ts is what
// they use in a web page.

import type { BoundPreview1 } from "../page.js";
import { guarded } from "./engines/v8.js";
import { badModule, ended, ExitError, TrapError } from "./errors.js";
import { checkPlatform } from "./platform.js";
import { Preview1 } from "./preview1/preview1.js";

/**
 * Returns preview1 for the bindings of one module. Its standard streams are those of this process, and its only preopened
 * directory is the current one, as with `io-lifetimes run --dir .`. A trap or an exit closes everything that it has open,
 * and later calls fail. For other options use `--bindings raw` and the option `bindings` of `instantiate`.
 */
export function preview1(): BoundPreview1 {
  checkPlatform({ allowUntestedPlatform: false });
  const wasi = new Preview1({ preopens: { ".": "." } });
  let end: string | undefined;

  const call = (work: () => unknown): unknown => {
    if (end !== undefined) throw ended(end);
    try {
      return guarded(work);
    } catch (error) {
      if (error instanceof TrapError || error instanceof ExitError) {
        end = error.message;
        wasi.sweep();
      }
      throw error;
    }
  };

  return {
    imports: wasi.imports,
    started({ exports }) {
      const { memory } = exports as { memory?: unknown };
      if (!(memory instanceof WebAssembly.Memory)) throw badModule("the module exports no memory named `memory`");
      wasi.attach(memory);
      const wrapped = Object.entries(exports).map(([name, value]) => {
        if (typeof value !== "function") return [name, value] as const;
        const run =
          name === "_start" ? () => successful(value as () => void) : (value as (...args: unknown[]) => unknown);
        return [name, (...args: unknown[]) => call(() => run(...args))] as const;
      });
      return { exports: Object.fromEntries(wrapped) };
    },
  };
}

/** Runs `_start`. A program that exits with 0 has run, and its functions may be called. */
function successful(start: () => void): void {
  try {
    start();
  } catch (error) {
    if (!(error instanceof ExitError) || error.exitCode !== 0) throw error;
  }
}
