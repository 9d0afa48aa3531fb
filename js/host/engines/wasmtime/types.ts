// The types of functions in the C API. `wasm_valtype_kind` ends the process for the type v128, so the types of a
// module's imports and exports are read from its bytes (js/wasm/interface.ts), and the C API is used only for types
// without v128.

import type { FunctionType, Import, ValueType } from "../../../wasm/interface.js";
import type { Api, Pointer } from "./api.js";
import { newVector, pointersAt, pointersIn } from "./vectors.js";

/** The value types in the order of their numbers in the C API (wasm.h). */
const VALUES = ["i32", "i64", "f32", "f64"] as const;

/** Calls `define` for each import. The C API's type of a function is valid during the call only. */
export function eachImport(
  api: Api,
  module: Pointer,
  imports: readonly Import[],
  define: (item: Import, type: Pointer) => void,
): void {
  const vector = newVector();
  api.wasmtime_module_imports(module, vector);
  try {
    pointersIn(api, vector).forEach((item, index) => {
      define(imports[index]!, api.wasm_externtype_as_functype_const(api.wasm_importtype_type(item)));
    });
  } finally {
    api.wasm_importtype_vec_delete(vector);
  }
}

/** Converts a function type of the C API that contains no v128. `pointer` is borrowed. */
export function functionType(api: Api, pointer: Pointer): FunctionType {
  const types = (vector: Pointer): ValueType[] =>
    pointersAt(api, vector).map((type) => VALUES[api.wasm_valtype_kind(type)] ?? "reference");
  return { params: types(api.wasm_functype_params(pointer)), results: types(api.wasm_functype_results(pointer)) };
}
