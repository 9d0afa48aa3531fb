// The types of a component's functions, read from the C API once.

import type { Pointer } from "../api.js";
import { bytesAt, newPointer, pointerIn } from "../vectors.js";
import type { ComponentApi } from "./api.js";
import type { ResourceType } from "./resource.js";

/** The types of WIT in the order of their numbers in the C API (wasmtime/component/types/val.h). */
const KINDS = [
  "bool",
  "s8",
  "s16",
  "s32",
  "s64",
  "u8",
  "u16",
  "u32",
  "u64",
  "f32",
  "f64",
  "char",
  "string",
  "list",
  "record",
  "tuple",
  "variant",
  "enum",
  "option",
  "result",
  "flags",
  "own",
  "borrow",
  "future",
  "stream",
  "error-context",
  "map",
] as const;

export type Primitive =
  | "bool"
  | "s8"
  | "s16"
  | "s32"
  | "s64"
  | "u8"
  | "u16"
  | "u32"
  | "u64"
  | "f32"
  | "f64"
  | "char"
  | "string";

export interface Named {
  readonly name: string;
  readonly type: Type;
}

export type Type =
  | { readonly kind: Primitive }
  | { readonly kind: "list" | "option"; readonly element: Type }
  | { readonly kind: "map"; readonly key: Type; readonly value: Type }
  | { readonly kind: "record"; readonly fields: readonly Named[] }
  | { readonly kind: "tuple"; readonly types: readonly Type[] }
  | { readonly kind: "variant"; readonly cases: readonly { readonly name: string; readonly type: Type | undefined }[] }
  | { readonly kind: "enum" | "flags"; readonly names: readonly string[] }
  | { readonly kind: "result"; readonly ok: Type | undefined; readonly err: Type | undefined }
  | { readonly kind: "own" | "borrow"; readonly resource: ResourceType }
  | { readonly kind: "future" | "stream" | "error-context" };

export interface FunctionType {
  readonly params: readonly Named[];
  readonly result: Type | undefined;
  readonly isAsync: boolean;
}

/** The size of a `wasmtime_component_valtype_t`: its kind, and at 8 the address of its details. */
const VALTYPE = 16;

export class Types {
  constructor(
    private readonly api: ComponentApi,
    /** Returns the resource type for an address of the C API. */
    private readonly resource: (type: Pointer) => ResourceType,
  ) {}

  /** Reads the type of a function, and deletes it. */
  takeFunction(type: Pointer): FunctionType {
    const { api } = this;
    try {
      const count = api.wasmtime_component_func_type_param_count(type);
      return {
        params: times(count, (nth) =>
          this.#named((...out) => api.wasmtime_component_func_type_param_nth(type, nth, ...out)),
        ),
        result: this.#if((out) => api.wasmtime_component_func_type_result(type, out)),
        isAsync: api.wasmtime_component_func_type_async(type),
      };
    } finally {
      api.wasmtime_component_func_type_delete(type);
    }
  }

  #read(valtype: Buffer): Type {
    const { api } = this;
    const kind = KINDS[valtype[0]!]!;
    const type = pointerIn(valtype, 8);
    switch (kind) {
      case "list":
        return { kind, element: this.#inner((out) => api.wasmtime_component_list_type_element(type, out)) };
      case "option":
        return { kind, element: this.#inner((out) => api.wasmtime_component_option_type_ty(type, out)) };
      case "record": {
        const count = api.wasmtime_component_record_type_field_count(type);
        return {
          kind,
          fields: times(count, (nth) =>
            this.#named((...out) => api.wasmtime_component_record_type_field_nth(type, nth, ...out)),
          ),
        };
      }
      case "tuple": {
        const count = api.wasmtime_component_tuple_type_types_count(type);
        return {
          kind,
          types: times(count, (nth) =>
            this.#inner((out) => api.wasmtime_component_tuple_type_types_nth(type, nth, out)),
          ),
        };
      }
      case "variant":
        return {
          kind,
          cases: times(api.wasmtime_component_variant_type_case_count(type), (nth) => this.#case(type, nth)),
        };
      case "enum": {
        const count = api.wasmtime_component_enum_type_names_count(type);
        return {
          kind,
          names: times(count, (nth) =>
            this.#name((...out) => api.wasmtime_component_enum_type_names_nth(type, nth, ...out)),
          ),
        };
      }
      case "flags": {
        const count = api.wasmtime_component_flags_type_names_count(type);
        return {
          kind,
          names: times(count, (nth) =>
            this.#name((...out) => api.wasmtime_component_flags_type_names_nth(type, nth, ...out)),
          ),
        };
      }
      case "map":
        return {
          kind,
          key: this.#inner((out) => api.wasmtime_component_map_type_key(type, out)),
          value: this.#inner((out) => api.wasmtime_component_map_type_value(type, out)),
        };
      case "result":
        return {
          kind,
          ok: this.#if((out) => api.wasmtime_component_result_type_ok(type, out)),
          err: this.#if((out) => api.wasmtime_component_result_type_err(type, out)),
        };
      case "own":
      case "borrow":
        return { kind, resource: this.resource(type) };
      default:
        return { kind };
    }
  }

  #case(type: Pointer, nth: number): { name: string; type: Type | undefined } {
    const has = Buffer.alloc(1);
    let payload: Type | undefined;
    const name = this.#name((text, size) => {
      const out = Buffer.alloc(VALTYPE);
      this.api.wasmtime_component_variant_type_case_nth(type, nth, text, size, has, out);
      if (has[0]) payload = this.#take(out);
    });
    return { name, type: payload };
  }

  #named(fill: (name: Buffer, size: Buffer, type: Buffer) => unknown): Named {
    const out = Buffer.alloc(VALTYPE);
    const name = this.#name((text, size) => fill(text, size, out));
    return { name, type: this.#take(out) };
  }

  #name(fill: (name: Buffer, size: Buffer) => unknown): string {
    return readName(this.api, fill);
  }

  #if(fill: (out: Buffer) => boolean): Type | undefined {
    const out = Buffer.alloc(VALTYPE);
    return fill(out) ? this.#take(out) : undefined;
  }

  #inner(fill: (out: Buffer) => unknown): Type {
    const out = Buffer.alloc(VALTYPE);
    fill(out);
    return this.#take(out);
  }

  #take(valtype: Buffer): Type {
    try {
      return this.#read(valtype);
    } finally {
      this.api.wasmtime_component_valtype_delete(valtype);
    }
  }
}

/** Returns a name that a call of the C API fills in as an address and a length. */
export function readName(api: ComponentApi, fill: (name: Buffer, size: Buffer) => unknown): string {
  const name = newPointer(),
    size = newPointer();
  fill(name, size);
  return bytesAt(api, pointerIn(name), Number(pointerIn(size))).toString("utf8");
}

export function times<T>(count: number, make: (nth: number) => T): T[] {
  return Array.from({ length: count }, (_, nth) => make(nth));
}
