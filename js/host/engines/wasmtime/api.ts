// The part of libwasmtime's C API that is used here, through koffi. The names are those of the C headers
// (crates/c-api/include in bytecodealliance/wasmtime), which document each call and its ownership rules.

import { missingEngine } from "../../errors.js";
import { loadKoffi, type Koffi, type LoadedLibrary, type Pointer } from "../../koffi.js";
import { findLibrary, VERSION } from "./library.js";

export type { Pointer };
/** An argument for a pointer: an address, memory of JavaScript, which is valid during the call, or null. */
export type Memory = Pointer | Uint8Array | null;

/** The signature of a C function for koffi. */
export interface Signature<F> {
  readonly result: string;
  readonly params: readonly string[];
  /** Exists only in the type. */
  readonly type?: F;
}

export function c<F extends (...args: never[]) => unknown>(result: string, ...params: string[]): Signature<F> {
  return { result, params };
}

/** koffi's types for a pointer and for a size. */
export const P = "void *";
export const SIZE = "size_t";

type Make = () => Pointer;
type Of = (of: Pointer) => Pointer;
type Delete = (it: Pointer) => void;
/** An error, or null. */
type Failure = Pointer | null;

const prototypes = {
  // engines
  wasm_config_new: c<Make>(P),
  wasmtime_config_consume_fuel_set: c<(config: Pointer, on: boolean) => void>("void", P, "bool"),
  wasmtime_config_epoch_interruption_set: c<(config: Pointer, on: boolean) => void>("void", P, "bool"),
  wasmtime_config_memory_reservation_set: c<(config: Pointer, bytes: number) => void>("void", P, "uint64_t"),
  wasmtime_config_memory_may_move_set: c<(config: Pointer, on: boolean) => void>("void", P, "bool"),
  wasmtime_config_wasm_component_model_map_set: c<(config: Pointer, on: boolean) => void>("void", P, "bool"),
  wasmtime_config_memory_init_cow_set: c<(config: Pointer, on: boolean) => void>("void", P, "bool"),
  wasm_engine_new_with_config: c<Of>(P, P),

  // errors and traps
  wasmtime_error_message: c<(error: Pointer, out: Memory) => void>("void", P, P),
  wasmtime_error_exit_status: c<(error: Pointer, out: Memory) => boolean>("bool", P, P),
  wasmtime_error_wasm_trace: c<(error: Pointer, out: Memory) => void>("void", P, P),
  wasmtime_error_delete: c<Delete>("void", P),
  wasmtime_trap_new: c<(message: Memory, size: number) => Pointer>(P, P, SIZE),
  wasmtime_trap_code: c<(trap: Pointer, out: Memory) => boolean>("bool", P, P),
  wasm_trap_message: c<(trap: Pointer, out: Memory) => void>("void", P, P),
  wasm_trap_trace: c<(trap: Pointer, out: Memory) => void>("void", P, P),
  wasm_trap_delete: c<Delete>("void", P),
  wasm_frame_func_index: c<(frame: Pointer) => number>("uint32_t", P),
  wasm_frame_module_offset: c<(frame: Pointer) => number>(SIZE, P),
  wasmtime_frame_func_name: c<(frame: Pointer) => Pointer | null>(P, P),
  wasmtime_frame_module_name: c<(frame: Pointer) => Pointer | null>(P, P),
  wasm_frame_vec_delete: c<(vec: Memory) => void>("void", P),
  wasm_byte_vec_delete: c<(vec: Memory) => void>("void", P),
  wasm_byte_vec_new: c<(out: Memory, size: number, bytes: Memory) => void>("void", P, SIZE, P),

  // stores
  wasmtime_store_new: c<(engine: Pointer, data: null, finalizer: null) => Pointer>(P, P, P, P),
  wasmtime_store_context: c<Of>(P, P),
  wasmtime_store_limiter: c<
    (store: Pointer, memory: number, elements: number, instances: number, tables: number, memories: number) => void
  >("void", P, "int64_t", "int64_t", "int64_t", "int64_t", "int64_t"),
  wasmtime_store_delete: c<Delete>("void", P),
  wasmtime_context_set_fuel: c<(context: Pointer, fuel: number | bigint) => Failure>(P, P, "uint64_t"),
  wasmtime_engine_increment_epoch: c<(engine: Pointer) => void>("void", P),
  wasmtime_context_set_epoch_deadline: c<(context: Pointer, ticks: number) => void>("void", P, "uint64_t"),
  wasmtime_context_set_wasi: c<(context: Pointer, config: Pointer) => Failure>(P, P, P),

  // modules and their types
  wasmtime_module_new: c<(engine: Pointer, bytes: Memory, size: number, out: Memory) => Failure>(P, P, P, SIZE, P),
  wasmtime_module_delete: c<Delete>("void", P),
  wasmtime_module_imports: c<(module: Pointer, out: Memory) => void>("void", P, P),
  wasmtime_module_exports: c<(module: Pointer, out: Memory) => void>("void", P, P),
  wasm_importtype_vec_delete: c<(vec: Memory) => void>("void", P),
  wasm_exporttype_vec_delete: c<(vec: Memory) => void>("void", P),
  wasm_importtype_module: c<Of>(P, P),
  wasm_importtype_name: c<Of>(P, P),
  wasm_importtype_type: c<Of>(P, P),
  wasm_exporttype_name: c<Of>(P, P),
  wasm_exporttype_type: c<Of>(P, P),
  wasm_externtype_kind: c<(type: Pointer) => number>("uint8_t", P),
  wasm_externtype_as_functype_const: c<Of>(P, P),
  wasm_functype_params: c<Of>(P, P),
  wasm_functype_results: c<Of>(P, P),
  wasm_functype_delete: c<Delete>("void", P),
  wasm_valtype_kind: c<(type: Pointer) => number>("uint8_t", P),

  // linking, instances and what they export
  wasmtime_linker_new: c<Of>(P, P),
  wasmtime_linker_delete: c<Delete>("void", P),
  wasmtime_linker_define_wasi: c<(linker: Pointer) => Failure>(P, P),
  wasmtime_linker_define_func_unchecked: c<
    (
      linker: Pointer,
      module: Memory,
      moduleSize: number,
      name: Memory,
      nameSize: number,
      type: Pointer,
      callback: Pointer,
      env: number,
      finalizer: null,
    ) => Failure
  >(P, P, P, SIZE, P, SIZE, P, P, "uintptr_t", P),
  wasmtime_linker_instantiate: c<
    (linker: Pointer, context: Pointer, module: Pointer, instance: Memory, trap: Memory) => Failure
  >(P, P, P, P, P, P),
  wasmtime_instance_export_get: c<
    (context: Pointer, instance: Memory, name: Memory, size: number, out: Memory) => boolean
  >("bool", P, P, P, SIZE, P),
  wasmtime_func_call_unchecked: c<
    (context: Pointer, func: Memory, values: Memory, count: number, trap: Memory) => Failure
  >(P, P, P, P, SIZE, P),
  wasmtime_func_type: c<(context: Pointer, func: Memory) => Pointer>(P, P, P),
  wasmtime_memory_data: c<(context: Pointer, memory: Memory) => Pointer>(P, P, P),
  wasmtime_memory_data_size: c<(context: Pointer, memory: Memory) => number>(SIZE, P, P),
  wasmtime_memory_grow: c<(context: Pointer, memory: Memory, pages: number, previous: Memory) => Failure>(
    P,
    P,
    P,
    "uint64_t",
    P,
  ),
  wasmtime_global_get: c<(context: Pointer, global: Memory, out: Memory) => void>("void", P, P, P),
  wasmtime_global_set: c<(context: Pointer, global: Memory, value: Memory) => Failure>(P, P, P, P),
  wasmtime_table_get: c<(context: Pointer, table: Memory, index: number, out: Memory) => boolean>(
    "bool",
    P,
    P,
    "uint64_t",
    P,
  ),
  wasmtime_table_size: c<(context: Pointer, table: Memory) => number>("uint64_t", P, P),
} satisfies Record<string, Signature<unknown>>;

export type Functions<T> = { readonly [K in keyof T]: T[K] extends Signature<infer F> ? F : never };

export interface Api extends Functions<typeof prototypes> {
  readonly koffi: Koffi;
  /** The file from which the library was loaded. */
  readonly path: string;
  /** Binds more functions of the library. */
  more<T extends Record<string, Signature<unknown>>>(table: T): Functions<T>;
}

let loaded: Api | undefined;

/** Returns the C API, which is loaded on first use. Fails with a HostError if koffi or the library is missing. */
export async function loadApi(): Promise<Api> {
  return (loaded ??= bind(
    loadKoffi((reason, cause) => missingEngine(`the engine wasmtime is called through ${reason}`, cause)),
    findLibrary(),
  ));
}

function bind(koffi: Koffi, path: string): Api {
  const library = open(koffi, path);
  return { koffi, path, more: (table) => bindAll(library, path, table), ...bindAll(library, path, prototypes) };
}

function open(koffi: Koffi, path: string): LoadedLibrary {
  try {
    return koffi.load(path);
  } catch (cause) {
    throw missingEngine(`can't load libwasmtime from ${path}: ${(cause as Error).message}`, cause);
  }
}

/** Binds the functions of a table of signatures. */
function bindAll<T extends Record<string, Signature<unknown>>>(
  library: LoadedLibrary,
  path: string,
  table: T,
): Functions<T> {
  const entries = Object.entries(table).map(([name, { result, params }]) => {
    try {
      return [name, library.func(name, result, [...params])];
    } catch (cause) {
      throw missingEngine(
        `${path} is no libwasmtime of version ${VERSION}, or near it: ${(cause as Error).message}`,
        cause,
      );
    }
  });
  return Object.fromEntries(entries) as Functions<T>;
}
