// How the C API lays out values: a `wasmtime_component_val_t` has 32 bytes, its kind at 0 and its contents at 8.

import type { Primitive, Type } from "./types.js";

/** Sizes in bytes: a value, a field of a record (a name, then a value), an entry of a map, and a name. */
export const VAL = 32,
  FIELD = 48,
  ENTRY = 2 * VAL,
  NAME = 16;
/** The offset of the contents of a value. */
export const OF = 8;

/** The kinds of values in the order of the C API (wasmtime/component/val.h), which differs from the order of types. */
const KINDS: readonly string[] = [
  "bool",
  "s8",
  "u8",
  "s16",
  "u16",
  "s32",
  "u32",
  "s64",
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
  "resource",
  "map",
];

export function kindNumber(kind: Type["kind"]): number {
  return KINDS.indexOf(kind === "own" || kind === "borrow" ? "resource" : kind);
}

const NUMBERS = {
  s8: Int8Array,
  u8: Uint8Array,
  s16: Int16Array,
  u16: Uint16Array,
  s32: Int32Array,
  u32: Uint32Array,
  s64: BigInt64Array,
  u64: BigUint64Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

/** A typed array whose elements are read and written as `T`. */
export interface Numbers<T = number | bigint> {
  readonly length: number;
  [index: number]: T;
}

export interface NumbersClass {
  readonly BYTES_PER_ELEMENT: number;
  readonly name: string;
  new (length: number): Numbers & Uint8Array;
  new (from: Numbers): Numbers & Uint8Array;
  new (buffer: ArrayBufferLike, offset: number, length: number): Numbers & Uint8Array;
}

/** Returns the typed array that jco uses for a list of these numbers; undefined for lists of other types. */
export function numbersClass({ kind }: { readonly kind: Type["kind"] }): NumbersClass | undefined {
  return kind in NUMBERS ? (NUMBERS[kind as Primitive & keyof typeof NUMBERS] as unknown as NumbersClass) : undefined;
}

/**
 * Whether an option is `{ tag: "none" } | { tag: "some", val }` in JavaScript. Other options are the value itself or
 * undefined, which isn't possible if the value itself may be undefined.
 */
export function isTagged(element: Type): boolean {
  return element.kind === "option" && !isTagged(element.element);
}
