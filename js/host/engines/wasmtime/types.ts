// The types of what a module imports and exports.

import type { Api, Pointer } from "./api.js";
import { newVector, pointersAt, pointersIn, textAt } from "./vectors.js";

/** The types of values in the order of their numbers in the C API (wasm.h). */
const VALUES = ["i32", "i64", "f32", "f64", "v128"] as const;
export type ValueType = (typeof VALUES)[number] | "reference";

const KINDS = ["function", "global", "table", "memory"] as const;
export type Kind = (typeof KINDS)[number] | "tag";

export interface FunctionType {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

export interface ExportType {
  readonly name: string;
  readonly kind: Kind;
  /** Of a function. */
  readonly type: FunctionType | undefined;
}

export interface ImportType extends ExportType {
  readonly module: string;
  /** The type as the C API has it; it is the list's. */
  readonly pointer: Pointer;
}

/** Gives the imports of a module to `use`, and ends them afterwards. */
export function withImports<T>(api: Api, module: Pointer, use: (imports: ImportType[]) => T): T {
  const vector = newVector();
  api.wasmtime_module_imports(module, vector);
  try {
    return use(
      pointersIn(api, vector).map((item) => ({
        module: textAt(api, api.wasm_importtype_module(item)),
        name: textAt(api, api.wasm_importtype_name(item)),
        ...externType(api, api.wasm_importtype_type(item)),
      })),
    );
  } finally {
    api.wasm_importtype_vec_delete(vector);
  }
}

export function exportsOf(api: Api, module: Pointer): ExportType[] {
  const vector = newVector();
  api.wasmtime_module_exports(module, vector);
  try {
    return pointersIn(api, vector).map((item) => {
      const { kind, type } = externType(api, api.wasm_exporttype_type(item));
      return { name: textAt(api, api.wasm_exporttype_name(item)), kind, type };
    });
  } finally {
    api.wasm_exporttype_vec_delete(vector);
  }
}

/** The type of a function by the C API's, which stays whose it is. */
export function functionType(api: Api, pointer: Pointer): FunctionType {
  const types = (vector: Pointer) =>
    pointersAt(api, vector).map((type) => VALUES[api.wasm_valtype_kind(type)] ?? "reference");
  return { params: types(api.wasm_functype_params(pointer)), results: types(api.wasm_functype_results(pointer)) };
}

function externType(api: Api, extern: Pointer): { kind: Kind; type: FunctionType | undefined; pointer: Pointer } {
  const kind = KINDS[api.wasm_externtype_kind(extern)] ?? "tag";
  if (kind !== "function") return { kind, type: undefined, pointer: extern };
  const pointer = api.wasm_externtype_as_functype_const(extern);
  return { kind, type: functionType(api, pointer), pointer };
}
