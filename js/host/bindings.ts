// asc's bindings convert strings and arrays, and create the instance themselves. They get a small module instead, which imports
// the functions of the instance that runs and exports them again: so every call still passes through the host.

import type { FunctionType, ValueType } from "../wasm/interface.js";
import { moduleOf, name, section, unsigned, vector } from "../wasm/write.js";
import { badOption } from "./errors.js";
import type { LoadedModule } from "./module.js";

/** The function `instantiate` in the file that `asc --bindings raw` writes. */
export type Bindings<Own extends object> = (module: any, imports: any) => Promise<Own>;

/** The only module of imports that bindings pass on for every program of this library. */
const FROM = "wasi_snapshot_preview1";
/** Keeps our names apart from those of WASI, which bindings convert. */
const PREFIX = "export:";

/** Returns the functions of an instance as its bindings convert them. */
export async function convertedBy<Own extends object>(
  bindings: Bindings<Own>,
  { interface: found }: LoadedModule,
  exports: object,
): Promise<Own> {
  if (typeof bindings !== "function")
    throw badOption("the option `bindings` must be the function `instantiate` of what `asc --bindings raw` wrote");
  if (!found) throw badOption("the option `bindings` needs the module's path or bytes, and not a WebAssembly.Module");
  const all = exports as Readonly<Record<string, unknown>>;
  if (!(all["memory"] instanceof WebAssembly.Memory))
    throw badOption("the option `bindings` needs a memory of V8: use the engine node or node:wasi");
  const functions = found.exports.flatMap(({ name, type }) => (type && isPlain(type) ? [{ name, type }] : []));
  const imports: Record<string, unknown> = { [`${PREFIX}memory`]: all["memory"] };
  for (const { name } of functions) imports[PREFIX + name] = all[name];
  imports[`${PREFIX}_initialize`] = () => {}; // it has run
  const module = new WebAssembly.Module(forwarder(functions));
  const converted: object = await bindings(module, { [FROM]: imports });
  const own = Object.entries(converted).filter(([name]) => name !== "memory" && name !== "_initialize");
  return Object.fromEntries(own) as Own;
}

function isPlain({ params, results }: FunctionType): boolean {
  return [...params, ...results].every((type) => type in CODES);
}

const CODES: Partial<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c };
const [TYPE, IMPORT, EXPORT] = [1, 2, 7];
const [FUNCTION, MEMORY] = [0, 2];
const FUNCTION_TYPE = 0x60;

/** A module that imports functions and a memory, and exports them under their own names. */
function forwarder(functions: readonly { name: string; type: FunctionType }[]): Uint8Array<ArrayBuffer> {
  const codes = (types: readonly ValueType[]) => vector(types.map((type) => [CODES[type]!]));
  const from = (exported: string) => [...name(FROM), ...name(PREFIX + exported)];
  const noLimits = [0, 0];
  return moduleOf(
    section(
      TYPE,
      functions.map(({ type }) => [FUNCTION_TYPE, ...codes(type.params), ...codes(type.results)]),
    ),
    section(IMPORT, [
      ...functions.map(({ name }, index) => [...from(name), FUNCTION, ...unsigned(index)]),
      [...from("memory"), MEMORY, ...noLimits],
    ]),
    section(EXPORT, [
      ...functions.map((exported, index) => [...name(exported.name), FUNCTION, ...unsigned(index)]),
      [...name("memory"), MEMORY, 0],
    ]),
  );
}
