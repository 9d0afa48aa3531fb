// JavaScript functions that guests import. koffi supports a limited number of callbacks, so all functions share one:
// the number that wasmtime passes along selects the function.

import type { FunctionType } from "../../../wasm/interface.js";
import type { Api, Pointer } from "./api.js";
import type { Store } from "./store.js";

import { RAW, rawValues, read, write, type RawValues } from "./values.js";

export type HostFunction = (...args: never[]) => unknown;

/** Reads its arguments from the raw values at an address, and writes its results there. Returns a trap, or null. */
type RawFunction = (values: number | bigint, count: number) => Pointer | null;

const functions: (RawFunction | undefined)[] = [];
const unused: number[] = [];
const callbacks = new WeakMap<Api, Pointer>();

/** Returns the callback for all functions. */
export function callbackOf(api: Api): Pointer {
  let callback = callbacks.get(api);
  if (callback === undefined) {
    const { koffi } = api;
    const type = koffi.proto("void *(uintptr_t env, void *caller, uintptr_t values, size_t count)");
    const dispatch = (env: number, _caller: unknown, values: number | bigint, count: number) =>
      functions[env]!(values, count);
    callbacks.set(api, (callback = koffi.register(dispatch, koffi.pointer(type))));
  }
  return callback;
}

/** Registers a function until the store ends, and returns its number for the callback. */
export function addFunction(store: Store, type: FunctionType, work: HostFunction): number {
  const index = unused.pop() ?? functions.length;
  functions[index] = rawFunction(store, type, work as (...args: unknown[]) => unknown);
  store.atEnd(() => {
    functions[index] = undefined;
    unused.push(index);
  });
  return index;
}

function rawFunction(
  store: Store,
  { params, results }: FunctionType,
  work: (...args: unknown[]) => unknown,
): RawFunction {
  const views = new Views(store.api);
  const call = plainCall(params, work);
  const put = putResults(results);
  return (pointer, count) => {
    try {
      const values = views.at(pointer, count);
      put(values, call(values));
      return null;
    } catch (error) {
      return store.throw(error);
    }
  };
}

/** Calls `work` with the arguments. The most frequent calls of WASI avoid an intermediate array. */
function plainCall(
  params: FunctionType["params"],
  work: (...args: unknown[]) => unknown,
): (values: RawValues) => unknown {
  const count = params.length;
  if (count <= 4 && params.every((type) => type === "i32")) {
    switch (count) {
      case 0:
        return () => work();
      case 1:
        return ({ i32 }) => work(i32[0]);
      case 2:
        return ({ i32 }) => work(i32[0], i32[4]);
      case 3:
        return ({ i32 }) => work(i32[0], i32[4], i32[8]);
      default:
        return ({ i32 }) => work(i32[0], i32[4], i32[8], i32[12]);
    }
  }
  return (values) => work(...params.map((type, index) => read(values, type, index)));
}

function putResults(results: FunctionType["results"]): (values: RawValues, result: unknown) => void {
  const [only] = results;
  if (only === undefined) return () => {};
  if (results.length === 1) return (values, result) => write(values, only, 0, result);
  return (values, result) => {
    const all = [...(result as Iterable<unknown>)];
    if (all.length !== results.length)
      throw new TypeError(`an import returned ${all.length} results, expected ${results.length}`);
    results.forEach((type, index) => write(values, type, index, all[index]));
  };
}

/** The most addresses for which a function's views are kept. A function is called with few addresses, one at each stack depth. */
const KEPT = 64;

/** Views of raw values by their address; creating one takes longer than most calls. */
class Views {
  readonly #views = new Map<number | bigint, RawValues>();
  #pointer: number | bigint = -1;
  #values!: RawValues;

  constructor(private readonly api: Api) {}

  /** Returns the view at an address. All views belong to one function type, so `count` is always the same. */
  at(pointer: number | bigint, count: number): RawValues {
    if (pointer === this.#pointer) return this.#values;
    let values = this.#views.get(pointer);
    if (!values) {
      values = rawValues(count === 0 ? new ArrayBuffer(0) : this.api.koffi.view(BigInt(pointer), count * RAW));
      if (this.#views.size >= KEPT) this.#views.clear();
      this.#views.set(pointer, values);
    }
    this.#pointer = pointer;
    return (this.#values = values);
  }
}
