import { badOption } from "../errors.js";
import type { Engine } from "./engine.js";

/** The engines by name. Each is loaded on first use, since some need packages that aren't installed everywhere. */
const engines = {
  node: async () => (await import("./node.js")).node,
  "node:wasi": async () => (await import("./node-wasi.js")).nodeWasi,
  wasmtime: async () => (await import("./wasmtime/wasmtime.js")).wasmtime,
  "wasmtime:wasi": async () => (await import("./wasmtime/wasmtime.js")).wasmtimeWasi,
  "wasmtime-cli": async () => (await import("./wasmtime-cli.js")).wasmtimeCli,
} satisfies Record<string, () => Promise<Engine>>;

/** The name of an engine. */
export type EngineName = keyof typeof engines;

/** The names of all engines. */
export const engineNames = Object.keys(engines) as EngineName[];

/** The default engine: the safest of those that are always available. */
export const DEFAULT_ENGINE: EngineName = "node";

export async function engineNamed(name: EngineName = DEFAULT_ENGINE): Promise<Engine> {
  if (!Object.hasOwn(engines, name)) {
    throw badOption(`there is no engine ${JSON.stringify(name)}; there is: ${engineNames.join(", ")}`);
  }
  return engines[name]();
}
