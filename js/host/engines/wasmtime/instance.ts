// An instance of a core module, with its exports in the form that V8 gives them.

import type { FunctionType, Import } from "../../../wasm/interface.js";
import { badModule } from "../../errors.js";
import type { Pointer } from "./api.js";
import type { Module } from "./engine.js";
import { addFunction, callbackOf, type HostFunction } from "./host-functions.js";
import { LiveMemory } from "./memory.js";
import type { Store } from "./store.js";
import { takeMessage } from "./traps.js";
import { eachImport, functionType } from "./types.js";
import { RAW, rawValues, read, write } from "./values.js";

/** Functions by the module and the name under which the guest imports them. */
export type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Replaces the exports of a `WebAssembly.Instance`. */
export type InstanceExports = Record<string, unknown> & { memory?: LiveMemory };

/** Room for structs of the C API (16, 32 and 32 bytes in 50.0); the item of an extern follows its kind. */
const INSTANCE = 64,
  EXTERN = 64,
  ITEM = 8,
  VALUE = 64;

/** Creates an instance in `store`. `more` defines in the linker what `imports` lacks. */
export function instantiate(
  store: Store,
  module: Module,
  imports: Imports,
  more?: (linker: Pointer) => void,
): InstanceExports {
  const { api } = store;
  const linker = api.wasmtime_linker_new(module.engine.pointer);
  try {
    more?.(linker);
    const defined = new Set<string>();
    eachImport(api, module.pointer, module.types.imports, (item, type) => {
      // A module may import a function twice, but a linker defines a name only once.
      const key = JSON.stringify([item.module, item.name]);
      if (!defined.has(key)) define(store, linker, item, type, imports);
      defined.add(key);
    });
    const instance = Buffer.alloc(INSTANCE);
    store.enter((trap) => {
      const error = api.wasmtime_linker_instantiate(linker, store.context, module.pointer, instance, trap);
      if (error === null || store.hasTrace(error)) return error;
      throw badModule(`the module can't be instantiated: ${takeMessage(api, error)}`);
    });
    return exportsIn(store, module, instance);
  } finally {
    api.wasmtime_linker_delete(linker);
  }
}

function define(store: Store, linker: Pointer, item: Import, pointer: Pointer, imports: Imports): void {
  const { module, name, type } = item;
  if (!Object.hasOwn(imports, module) || !Object.hasOwn(imports[module]!, name)) return;
  const work = imports[module]![name];
  if (typeof work !== "function" || !type)
    throw badModule(`the import ${module}.${name}: only functions can be given to wasmtime`);
  const { api } = store;
  const [from, as] = [Buffer.from(module), Buffer.from(name)];
  const env = addFunction(store, type, work as HostFunction);
  store.must(
    api.wasmtime_linker_define_func_unchecked(
      linker,
      from,
      from.length,
      as,
      as.length,
      pointer,
      callbackOf(api),
      env,
      null,
    ),
  );
}

function exportsIn(store: Store, module: Module, instance: Buffer): InstanceExports {
  const exports = Object.create(null) as InstanceExports;
  for (const { name, kind, type } of module.types.exports) {
    const extern = Buffer.alloc(EXTERN);
    const text = Buffer.from(name);
    if (!store.api.wasmtime_instance_export_get(store.context, instance, text, text.length, extern)) continue;
    const item = extern.subarray(ITEM);
    if (kind === "function") exports[name] = guestFunction(store, item, type!);
    else if (kind === "memory") exports[name] = newMemory(store, item);
    else if (kind === "global") exports[name] = new GuestGlobal(store, item);
    else if (kind === "table") exports[name] = new GuestTable(store, item, module.types.usesVectors);
  }
  return exports;
}

function newMemory(store: Store, item: Uint8Array): LiveMemory {
  const memory = new LiveMemory(store, item);
  store.memorySize = () => memory.byteLength;
  return memory;
}

/** Returns a function of the guest. It throws a TrapError after a trap and an ExitError after `proc_exit`. */
function guestFunction(
  store: Store,
  func: Uint8Array,
  { params, results }: FunctionType,
): (...args: unknown[]) => unknown {
  const { api, context } = store;
  const call = api.wasmtime_func_call_unchecked;
  const count = Math.max(params.length, results.length);
  const buffer = new ArrayBuffer(count * RAW);
  const values = rawValues(buffer);
  const bytes = new Uint8Array(buffer);
  const trap = new BigUint64Array(1);
  const trapBytes = new Uint8Array(trap.buffer);
  const [only] = results;
  const several = results.length > 1;
  const work = (...args: unknown[]): unknown => {
    store.checkLive();
    for (let i = 0; i < params.length; i++) write(values, params[i]!, i, args[i]);
    store.begin();
    let error: Pointer | null;
    try {
      error = call(context, func, bytes, count, trapBytes);
    } finally {
      store.leave();
    }
    if (error !== null || trap[0] !== 0n) {
      const pointer = trap[0]!;
      trap[0] = 0n;
      store.fail(error, pointer);
    }
    if (several) return results.map((type, index) => read(values, type, index));
    return only && read(values, only, 0);
  };
  return Object.defineProperty(work, "length", { value: params.length });
}

/** Replaces a `WebAssembly.Global`. */
class GuestGlobal {
  readonly #store: Store;
  readonly #global: Uint8Array;

  constructor(store: Store, global: Uint8Array) {
    this.#store = store;
    this.#global = global;
  }

  get value(): number | bigint | undefined {
    return this.#get().value;
  }

  set value(value: number | bigint) {
    const { out, kind } = this.#get();
    const values = rawValues(out.buffer.slice(out.byteOffset + 8, out.byteOffset + 8 + RAW) as ArrayBuffer);
    write(values, kind, 0, value);
    out.set(new Uint8Array(values.i32.buffer), 8);
    const error = this.#store.api.wasmtime_global_set(this.#store.context, this.#global, out);
    if (error !== null) throw new TypeError(`the global can't be set: ${takeMessage(this.#store.api, error)}`);
  }

  #get() {
    this.#store.checkLive();
    const out = Buffer.alloc(VALUE);
    this.#store.api.wasmtime_global_get(this.#store.context, this.#global, out);
    const kind = (["i32", "i64", "f32", "f64"] as const)[out[0]!];
    if (!kind) throw new TypeError("the global is no number");
    const values = rawValues(out.buffer.slice(out.byteOffset + 8, out.byteOffset + 8 + RAW) as ArrayBuffer);
    return { out, kind, value: read(values, kind, 0) };
  }
}

/** Replaces a `WebAssembly.Table` of functions. */
class GuestTable {
  readonly #store: Store;
  readonly #table: Uint8Array;
  readonly #usesVectors: boolean;

  /** `usesVectors`: whether a function of the module may have a v128 among its parameters or results. */
  constructor(store: Store, table: Uint8Array, usesVectors: boolean) {
    this.#store = store;
    this.#table = table;
    this.#usesVectors = usesVectors;
  }

  get length(): number {
    this.#store.checkLive();
    return this.#store.api.wasmtime_table_size(this.#store.context, this.#table);
  }

  /** Returns the function at `index`, or null if there is none. */
  get(index: number): ((...args: unknown[]) => unknown) | null {
    this.#store.checkLive();
    if (this.#usesVectors)
      throw new TypeError("the module has functions of v128, and wasmtime can't say which those are");
    const { api, context } = this.#store;
    const value = Buffer.alloc(VALUE);
    if (!api.wasmtime_table_get(context, this.#table, index, value))
      throw new RangeError(`the table has no element ${index}`);
    const func = Buffer.from(value.subarray(8, 24));
    if (func.readBigUInt64LE() === 0n) return null;
    const type = api.wasmtime_func_type(context, func);
    try {
      return guestFunction(this.#store, func, functionType(api, type));
    } finally {
      api.wasm_functype_delete(type);
    }
  }
}
