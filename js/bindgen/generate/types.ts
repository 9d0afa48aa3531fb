// AssemblyScript's types for WIT's.

import { resolve, some, type Primitive, type Type } from "../wit/model.js";
import type { Module, Modules } from "./module.js";
import { TUPLES } from "./tuples.js";
import type { KitWord, OwnWord } from "./words.js";

export const RUNTIME = "as-io-lifetimes/assembly/abi";
export const OWN = "as-io-lifetimes/assembly/own";
const ASYNC = "as-io-lifetimes/assembly/async";

export const PRIMITIVES: Record<Primitive, string> = {
  bool: "bool",
  u8: "u8",
  s8: "i8",
  u16: "u16",
  s16: "i16",
  u32: "u32",
  s32: "i32",
  u64: "u64",
  s64: "i64",
  f32: "f32",
  f64: "f64",
  char: "u32",
  string: "string",
};

const TYPED_ARRAYS: Partial<Record<Primitive, string>> = {
  u8: "Uint8Array",
  s8: "Int8Array",
  u16: "Uint16Array",
  s16: "Int16Array",
  u32: "Uint32Array",
  s32: "Int32Array",
  u64: "Uint64Array",
  s64: "Int64Array",
  f32: "Float32Array",
  f64: "Float64Array",
};

/** The typed array for lists of a type of numbers, or null. */
export function typedArray(element: Type): string | null {
  const found = resolve(element);
  return found.kind === "primitive" ? (TYPED_ARRAYS[found.name] ?? null) : null;
}

/** Whether a value of the type owns something: a resource, an end of a stream or of a future. */
export function isOwned(type: Type): boolean {
  return some(type, ({ kind }) => kind === "own" || kind === "stream" || kind === "future");
}

/** Whether a value of the type borrows resources. */
export function isBorrowed(type: Type): boolean {
  return some(type, ({ kind }) => kind === "borrow");
}

/** Whether an option of a type is `T | null`: its values are references, and none of them is null. */
export function isNullable(type: Type): boolean {
  const found = resolve(type);
  switch (found.kind) {
    case "primitive":
      return found.name === "string";
    case "enum":
    case "flags":
      return false;
    case "option":
      return !isNullable(found.type);
    default:
      return true;
  }
}

/** Writes types with the names that they have in a file. */
export class Types {
  constructor(
    readonly modules: Modules,
    readonly module: Module,
  ) {}

  /** `inGeneric`: as the argument of a generic type, where a `Ref<T>` would be taken for an owner. */
  name(type: Type, inGeneric = false): string {
    if (type.kind === "named" && !["own", "borrow", "option"].includes(resolve(type).kind))
      return this.modules.use(type, this.module);
    const found = resolve(type);
    switch (found.kind) {
      case "primitive":
        return PRIMITIVES[found.name];
      case "list": {
        const numbers = typedArray(found.element);
        if (numbers) return numbers;
        return this.listOf("Array", found.element);
      }
      case "array":
        return this.listOf("StaticArray", found.element);
      case "map": {
        const owned = isOwned(found.value);
        return `${owned ? this.own("OwnedMap") : "Map"}<${this.name(found.key, true)}, ${this.name(found.value, true)}>`;
      }
      case "tuple":
        return `${this.tuple(found.types.length)}<${found.types.map((one) => this.name(one, true)).join(", ")}>`;
      case "option": {
        if (isNullable(found.type)) return `${this.name(found.type, inGeneric)} | null`;
        return `${this.runtime("Option")}<${this.name(found.type, true)}>`;
      }
      case "result":
        return `${this.runtime("Result")}<${this.payload(found.ok)}, ${this.payload(found.error)}>`;
      case "own":
        return this.modules.use(found.resource, this.module);
      case "borrow": {
        const name = this.modules.use(found.resource, this.module);
        return inGeneric ? `${this.runtime("Borrow")}<${name}>` : `${this.own("Ref")}<${name}>`;
      }
      case "stream":
        return `${this.async("StreamReader")}<${this.payload(found.type)}>`;
      case "future":
        return `${this.async("FutureReader")}<${this.payload(found.type)}>`;
      default:
        throw new Error(`a ${found.kind} without a name`);
    }
  }

  /** The type of one side of a result, of what a stream or a future carries, of what a task results in. */
  payload(type: Type | null): string {
    return type ? this.name(type, true) : this.runtime("Unit");
  }

  private listOf(list: string, element: Type): string {
    const name = this.name(element, true);
    if (isBorrowed(element)) return `${this.runtime("BorrowedArray")}<${name}>`;
    return isOwned(element) ? `${this.own("OwnedArray")}<${name}>` : `${list}<${name}>`;
  }

  private tuple(arity: number): string {
    this.modules.arities.add(arity);
    return this.module.import(this.module.pathTo(TUPLES), `Tuple${arity}`);
  }

  runtime(name: KitWord): string {
    return this.module.import(RUNTIME, name);
  }

  own(name: OwnWord): string {
    return this.module.import(OWN, name);
  }

  async(name: string): string {
    return this.module.importFree(ASYNC, name);
  }
}
