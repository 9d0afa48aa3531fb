// The part of the C API for components.

import { c, P, SIZE, type Api, type Functions, type Memory, type Pointer } from "../api.js";

type Failure = Pointer | null;
type Delete = (it: Pointer) => void;
/** Fills the address and the length of a name, and something else. */
type Named = (type: Pointer, nth: number, name: Memory, size: Memory, out: Memory) => boolean;
type NamedOf = (type: Pointer, engine: Pointer, nth: number, name: Memory, size: Memory, out: Memory) => boolean;
type Count = (type: Pointer) => number;
type CountOf = (type: Pointer, engine: Pointer) => number;
type Inner = (type: Pointer, out: Memory) => void;
type InnerIf = (type: Pointer, out: Memory) => boolean;

const prototypes = {
  wasmtime_config_host_memory_creator_set: c<(config: Pointer, creator: Memory) => void>("void", P, P),
  wasmtime_error_new: c<(message: Memory) => Pointer>(P, P),

  // components and their instances
  wasmtime_component_new: c<(engine: Pointer, bytes: Memory, size: number, out: Memory) => Failure>(P, P, P, SIZE, P),
  wasmtime_component_delete: c<Delete>("void", P),
  wasmtime_component_type: c<(component: Pointer) => Pointer>(P, P),
  wasmtime_component_linker_new: c<(engine: Pointer) => Pointer>(P, P),
  wasmtime_component_linker_delete: c<Delete>("void", P),
  wasmtime_component_linker_add_wasip2: c<(linker: Pointer) => Failure>(P, P),
  wasmtime_component_linker_instantiate: c<
    (linker: Pointer, context: Pointer, component: Pointer, out: Memory) => Failure
  >(P, P, P, P, P),
  wasmtime_component_instance_get_export_index: c<
    (instance: Memory, context: Pointer, within: Pointer | null, name: Memory, size: number) => Pointer | null
  >(P, P, P, P, P, SIZE),
  wasmtime_component_export_index_delete: c<Delete>("void", P),
  wasmtime_component_instance_get_func: c<(instance: Memory, context: Pointer, index: Pointer, out: Memory) => boolean>(
    "bool",
    P,
    P,
    P,
    P,
  ),
  wasmtime_component_func_type: c<(func: Memory, context: Pointer) => Pointer>(P, P, P),
  wasmtime_component_func_call: c<
    (func: Memory, context: Pointer, args: Memory, count: number, results: Memory, resultCount: number) => Failure
  >(P, P, P, P, SIZE, P, SIZE),
  wasmtime_component_val_delete: c<(value: Memory) => void>("void", P),

  // resources
  wasmtime_component_resource_any_clone: c<(resource: Pointer) => Pointer>(P, P),
  wasmtime_component_resource_any_drop: c<(context: Pointer, resource: Pointer) => Failure>(P, P, P),
  wasmtime_component_resource_any_delete: c<Delete>("void", P),
  wasmtime_component_resource_type_equal: c<(a: Pointer, b: Pointer) => boolean>("bool", P, P),
  wasmtime_component_resource_type_clone: c<(type: Pointer) => Pointer>(P, P),
  wasmtime_component_resource_type_delete: c<Delete>("void", P),

  // types
  wasmtime_component_type_export_count: c<CountOf>(SIZE, P, P),
  wasmtime_component_type_export_nth: c<NamedOf>("bool", P, P, SIZE, P, P, P),
  wasmtime_component_type_delete: c<Delete>("void", P),
  wasmtime_component_instance_type_export_count: c<CountOf>(SIZE, P, P),
  wasmtime_component_instance_type_export_nth: c<NamedOf>("bool", P, P, SIZE, P, P, P),
  wasmtime_component_extern_type: c<(extern: Pointer, out: Memory) => void>("void", P, P),
  wasmtime_component_extern_delete: c<Delete>("void", P),
  wasmtime_component_item_delete: c<(item: Memory) => void>("void", P),
  wasmtime_component_func_type_async: c<(type: Pointer) => boolean>("bool", P),
  wasmtime_component_func_type_param_count: c<Count>(SIZE, P),
  wasmtime_component_func_type_param_nth: c<Named>("bool", P, SIZE, P, P, P),
  wasmtime_component_func_type_result: c<InnerIf>("bool", P, P),
  wasmtime_component_func_type_delete: c<Delete>("void", P),
  wasmtime_component_valtype_delete: c<(type: Memory) => void>("void", P),
  wasmtime_component_list_type_element: c<Inner>("void", P, P),
  wasmtime_component_map_type_key: c<Inner>("void", P, P),
  wasmtime_component_map_type_value: c<Inner>("void", P, P),
  wasmtime_component_record_type_field_count: c<Count>(SIZE, P),
  wasmtime_component_record_type_field_nth: c<Named>("bool", P, SIZE, P, P, P),
  wasmtime_component_tuple_type_types_count: c<Count>(SIZE, P),
  wasmtime_component_tuple_type_types_nth: c<(type: Pointer, nth: number, out: Memory) => boolean>("bool", P, SIZE, P),
  wasmtime_component_variant_type_case_count: c<Count>(SIZE, P),
  wasmtime_component_variant_type_case_nth: c<
    (type: Pointer, nth: number, name: Memory, size: Memory, hasPayload: Memory, out: Memory) => boolean
  >("bool", P, SIZE, P, P, P, P),
  wasmtime_component_enum_type_names_count: c<Count>(SIZE, P),
  wasmtime_component_enum_type_names_nth: c<(type: Pointer, nth: number, name: Memory, size: Memory) => boolean>(
    "bool",
    P,
    SIZE,
    P,
    P,
  ),
  wasmtime_component_option_type_ty: c<Inner>("void", P, P),
  wasmtime_component_result_type_ok: c<InnerIf>("bool", P, P),
  wasmtime_component_result_type_err: c<InnerIf>("bool", P, P),
  wasmtime_component_flags_type_names_count: c<Count>(SIZE, P),
  wasmtime_component_flags_type_names_nth: c<(type: Pointer, nth: number, name: Memory, size: Memory) => boolean>(
    "bool",
    P,
    SIZE,
    P,
    P,
  ),
};

export type ComponentApi = Api & Functions<typeof prototypes>;

let extended: ComponentApi | undefined;

export function componentApi(api: Api): ComponentApi {
  return (extended ??= { ...api, ...api.more(prototypes) });
}
