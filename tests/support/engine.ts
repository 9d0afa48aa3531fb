// The engine that a test file of tests/host runs on. tests/run.ts runs each file once per engine.

import { DEFAULT_ENGINE, type EngineName } from "../../js/host/engines/registry.js";
import { createGuard } from "../../js/host/guard/guard.js";
import { instantiate as instantiateOn, run as runOn } from "../../js/host/index.js";
import { Preview1 } from "../../js/host/preview1/preview1.js";
import type { WasiOptions } from "../../js/host/wasi-common/options.js";
import type { Wasi } from "../../js/host/wasi-common/wasi.js";

export const engine = (process.env["IO_LIFETIMES_TEST_ENGINE"] ?? DEFAULT_ENGINE) as EngineName;

export const onV8 = engine.startsWith("node");

/** The preview1 of the engine. */
export function newWasi(options: WasiOptions = {}): Wasi {
  return engine === "node:wasi" ? createGuard(options) : new Preview1(options);
}

export const run: typeof runOn = (source, options) => runOn(source, { engine, ...options });

export const instantiate: typeof instantiateOn = (options) => instantiateOn({ engine, ...options });
