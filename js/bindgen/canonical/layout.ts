// Sizes, alignments and core types of WIT's types, as the Canonical ABI lays them out in a 32-bit memory:
// https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md

import { resolve, type Field, type Func, type Primitive, type Type } from "../wit/model.js";

export type Core = "i32" | "i64" | "f32" | "f64";

/** Functions with more parameters than this pass them in memory. */
const MAX_FLAT_PARAMS = 16;
/** Functions with more results than this pass them in memory. */
const MAX_FLAT_RESULTS = 1;
/** Asynchronous imports with more parameters than this pass them in memory. */
const MAX_FLAT_ASYNC_PARAMS = 4;

const SIZES: Record<Primitive, number> = {
  bool: 1,
  u8: 1,
  s8: 1,
  u16: 2,
  s16: 2,
  u32: 4,
  s32: 4,
  u64: 8,
  s64: 8,
  f32: 4,
  f64: 8,
  char: 4,
  string: 8,
};

/**
 * Returns the cases of a variant, or of a type that the ABI treats as one: an option, a result, an enum. A case has a
 * type or null.
 */
export function casesOf(type: Type): readonly (Type | null)[] | null {
  const found = resolve(type);
  switch (found.kind) {
    case "variant":
      return found.cases.map((one) => one.type);
    case "enum":
      return found.names.map(() => null);
    case "option":
      return [null, found.type];
    case "result":
      return [found.ok, found.error];
    default:
      return null;
  }
}

/** Returns the fields of a record, or of a type that the ABI treats as one; null for other types. */
export function fieldsOf(type: Type): readonly Type[] | null {
  const found = resolve(type);
  switch (found.kind) {
    case "record":
      return found.fields.map((field) => field.type);
    case "tuple":
      return found.types;
    // Long lists are always passed in memory, so the number of fields above the limit doesn't matter.
    case "array":
      return Array.from({ length: Math.min(found.length, MAX_FLAT_PARAMS + 1) }, () => found.element);
    default:
      return null;
  }
}

function alignment(type: Type): number {
  const array = resolve(type);
  if (array.kind === "array") return alignment(array.element);
  const fields = fieldsOf(type);
  if (fields) return Math.max(1, ...fields.map(alignment));
  const cases = casesOf(type);
  if (cases) return Math.max(tagSize(cases.length), payloadAlignment(cases));
  const found = resolve(type);
  if (found.kind === "primitive") return found.name === "string" ? 4 : SIZES[found.name];
  if (found.kind === "flags") return flagsSize(found.names.length);
  return 4; // a list, a map, a handle
}

export function size(type: Type): number {
  const array = resolve(type);
  if (array.kind === "array") return array.length * size(array.element);
  const fields = fieldsOf(type);
  if (fields) return layout(fields).size;
  const cases = casesOf(type);
  if (cases) {
    const largest = Math.max(0, ...cases.map((one) => (one ? size(one) : 0)));
    return alignTo(payloadOffset(cases) + largest, alignment(type));
  }
  const found = resolve(type);
  if (found.kind === "primitive") return SIZES[found.name];
  if (found.kind === "flags") return flagsSize(found.names.length);
  return found.kind === "list" || found.kind === "map" ? 8 : 4;
}

/** Returns the offsets of consecutive values, and their total size. */
export function layout(types: readonly Type[]): { readonly offsets: readonly number[]; readonly size: number } {
  let at = 0;
  const offsets = types.map((type) => {
    const offset = alignTo(at, alignment(type));
    at = offset + size(type);
    return offset;
  });
  return { offsets, size: alignTo(at, Math.max(1, ...types.map(alignment))) };
}

/** Returns the size of a variant's tag, in bytes. */
export function tagSize(count: number): 1 | 2 | 4 {
  return count <= 2 ** 8 ? 1 : count <= 2 ** 16 ? 2 : 4;
}

/** Returns the offset of a payload, after the tag. */
export function payloadOffset(cases: readonly (Type | null)[]): number {
  return alignTo(tagSize(cases.length), payloadAlignment(cases));
}

function payloadAlignment(cases: readonly (Type | null)[]): number {
  return Math.max(1, ...cases.map((one) => (one ? alignment(one) : 1)));
}

export function flagsSize(count: number): 1 | 2 | 4 {
  return count <= 8 ? 1 : count <= 16 ? 2 : 4;
}

function alignTo(at: number, alignment: number): number {
  return Math.ceil(at / alignment) * alignment;
}

/** Returns the core values that a value is passed as. */
export function flatten(type: Type): Core[] {
  const fields = fieldsOf(type);
  if (fields) return fields.flatMap(flatten);
  const cases = casesOf(type);
  if (cases) return ["i32", ...join(cases)];
  const found = resolve(type);
  if (found.kind === "list" || found.kind === "map") return ["i32", "i32"];
  if (found.kind !== "primitive") return ["i32"];
  switch (found.name) {
    case "u64":
    case "s64":
      return ["i64"];
    case "f32":
    case "f64":
      return [found.name];
    case "string":
      return ["i32", "i32"];
    default:
      return ["i32"];
  }
}

/** Returns core types that are wide enough for the payload of every case. */
export function join(cases: readonly (Type | null)[]): Core[] {
  const joined: Core[] = [];
  for (const one of cases) {
    for (const [i, core] of (one ? flatten(one) : []).entries()) {
      const before = joined[i];
      if (before === undefined || before === core) joined[i] = core;
      else joined[i] = [before, core].sort().join() === "f32,i32" ? "i32" : "i64";
    }
  }
  return joined;
}

/** Returns the signature of an asynchronous import. It returns the status, and its result is in memory. */
export function asyncSignature({ params, result }: Pick<Func, "params" | "result">): CoreSignature {
  const flat = params.flatMap(({ type }: Field) => flatten(type));
  const spillsParams = flat.length > MAX_FLAT_ASYNC_PARAMS;
  return {
    params: [...(spillsParams ? (["i32"] as const) : flat), ...(result ? (["i32"] as const) : [])],
    spillsParams,
    result: "i32",
    spillsResult: result !== null,
  };
}

/** Returns the core values by which an asynchronous export returns, as parameters; null if they are in memory. */
export function returned(result: Type | null): Core[] | null {
  const flat = result ? flatten(result) : [];
  return flat.length > MAX_FLAT_PARAMS ? null : flat;
}

/** How a function is called: what is passed as core values, and what in memory. */
export interface CoreSignature {
  readonly params: readonly Core[];
  /** The parameters are in memory, at the address in one core value. */
  readonly spillsParams: boolean;
  readonly result: Core | null;
  /** The result is in memory: an import gets its address as the last parameter, an export returns it. */
  readonly spillsResult: boolean;
}

export function signature({ params, result }: Pick<Func, "params" | "result">, isExport: boolean): CoreSignature {
  const flat = params.flatMap(({ type }: Field) => flatten(type));
  const spillsParams = flat.length > MAX_FLAT_PARAMS;
  const flatResult = result ? flatten(result) : [];
  const spillsResult = flatResult.length > MAX_FLAT_RESULTS;
  const core: Core[] = spillsParams ? ["i32"] : flat;
  return {
    params: spillsResult && !isExport ? [...core, "i32"] : core,
    spillsParams,
    result: spillsResult ? (isExport ? "i32" : null) : (flatResult[0] ?? null),
    spillsResult,
  };
}
