import { parse } from "@bytecodealliance/jco";
import type { Test } from "uvu";
import { loadApi } from "../../js/host/engines/wasmtime/api.js";
import { Engine } from "../../js/host/engines/wasmtime/engine.js";
import { instantiate, type Imports, type InstanceExports } from "../../js/host/engines/wasmtime/instance.js";
import { findCommand } from "../../js/host/engines/wasmtime-cli.js";
import { Store } from "../../js/host/engines/wasmtime/store.js";
import { Ticker } from "../../js/host/engines/wasmtime/ticker.js";
import type { Limits } from "../../js/host/engines/limits.js";

/** Why there is no libwasmtime here, or undefined. */
export const noLibwasmtime = await loadApi().then(
  () => undefined,
  (error: Error) => error.message,
);

/** Why there is no command wasmtime here, or undefined. */
export const noWasmtimeCommand = await Promise.resolve()
  .then(() => findCommand())
  .then(
    () => undefined,
    (error: Error) => error.message,
  );

/** A suite whose tests are skipped, with the reason, where there is no libwasmtime. */
export function onLibwasmtime(suite: Test): Test {
  if (noLibwasmtime === undefined) return suite;
  console.log(`skipped: ${noLibwasmtime}`);
  const skipping = (name: string) => suite.skip(name, () => {});
  return Object.assign(skipping, suite) as unknown as Test;
}

/** An instance of a module in the text format, and the store that it is in. */
export async function open(
  wat: string,
  imports: Imports = {},
  limits: Limits = {},
): Promise<{ exports: Called; store: Store }> {
  const engine = Engine.of(await loadApi(), { fuel: limits.fuel !== undefined, epochs: limits.timeout !== undefined });
  const module = engine.compile(await parse(wat), "the test's module");
  const store = new Store(engine, limits, limits.timeout === undefined ? undefined : await Ticker.use(engine));
  return { exports: instantiate(store, module, imports) as Called, store };
}

/** Exports, with functions as functions. */
export type Called = InstanceExports & Record<string, (...args: unknown[]) => unknown>;
