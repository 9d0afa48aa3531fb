// Converts results of calls to JavaScript values, by the rules of jco.

import { bytesAt } from "../vectors.js";
import type { ComponentApi } from "./api.js";
import { ENTRY, FIELD, isTagged, NAME, numbersClass, OF, VAL } from "./layout.js";
import { camelCase } from "./names.js";
import { newResource } from "./resource.js";
import type { ComponentStore } from "./store.js";
import type { Type } from "./types.js";

/** Converts a value that a call returned. wasmtime still owns the memory; the caller owns resources in it. */
export function lift(store: ComponentStore, type: Type, memory: Buffer, at = 0): unknown {
  const of = at + OF;
  const { api } = store;
  const boxed = (type: Type, at: number): unknown => lift(store, type, bytesAt(api, memory.readBigUInt64LE(at), VAL));
  switch (type.kind) {
    case "bool":
      return memory[of] !== 0;
    case "s8":
      return memory.readInt8(of);
    case "u8":
      return memory.readUInt8(of);
    case "s16":
      return memory.readInt16LE(of);
    case "u16":
      return memory.readUInt16LE(of);
    case "s32":
      return memory.readInt32LE(of);
    case "u32":
      return memory.readUInt32LE(of);
    case "s64":
      return memory.readBigInt64LE(of);
    case "u64":
      return memory.readBigUInt64LE(of);
    case "f32":
      return memory.readFloatLE(of);
    case "f64":
      return memory.readDoubleLE(of);
    case "char":
      return String.fromCodePoint(memory.readUInt32LE(of));
    case "string":
    case "enum":
      return text(api, memory, of);
    case "list":
      return liftList(store, type.element, memory, of);
    case "map": {
      const entries = vector(api, memory, of, ENTRY);
      const one = (at: number) =>
        [lift(store, type.key, entries, at), lift(store, type.value, entries, at + VAL)] as const;
      return new Map(Array.from({ length: entries.length / ENTRY }, (_, index) => one(index * ENTRY)));
    }
    case "tuple": {
      const values = vector(api, memory, of, VAL);
      return type.types.map((type, index) => lift(store, type, values, index * VAL));
    }
    case "record": {
      const entries = vector(api, memory, of, FIELD);
      return Object.fromEntries(
        type.fields.map(({ name, type }, index) => [camelCase(name), lift(store, type, entries, index * FIELD + NAME)]),
      );
    }
    case "flags": {
      const set = vector(api, memory, of, NAME);
      const names = new Set(Array.from({ length: set.length / NAME }, (_, index) => text(api, set, index * NAME)));
      return Object.fromEntries(type.names.map((name) => [camelCase(name), names.has(name)]));
    }
    case "option": {
      const isSome = memory.readBigUInt64LE(of) !== 0n;
      if (!isTagged(type.element)) return isSome ? boxed(type.element, of) : undefined;
      return isSome ? { tag: "some", val: boxed(type.element, of) } : { tag: "none" };
    }
    case "variant": {
      const tag = text(api, memory, of);
      const payload = type.cases.find(({ name }) => name === tag)?.type;
      return payload ? { tag, val: boxed(payload, of + NAME) } : { tag };
    }
    case "result": {
      const tag = memory[of] !== 0 ? "ok" : "err";
      const payload = type[tag];
      return { tag, val: payload ? boxed(payload, of + 8) : undefined };
    }
    case "own":
      return newResource(store, type.resource, api.wasmtime_component_resource_any_clone(memory.readBigUInt64LE(of)));
    default:
      throw new TypeError(`wasmtime's C API can't return a ${type.kind}`);
  }
}

function liftList(store: ComponentStore, element: Type, memory: Buffer, of: number): unknown {
  const { koffi } = store.api;
  const length = Number(memory.readBigUInt64LE(of));
  const numbers = numbersClass(element);
  if (!numbers) {
    const values = vector(store.api, memory, of, VAL);
    return Array.from({ length }, (_, index) => lift(store, element, values, index * VAL));
  }
  const out = new numbers(length);
  if (length === 0) return out;
  const step = VAL / numbers.BYTES_PER_ELEMENT;
  const values = new numbers(koffi.view(memory.readBigUInt64LE(of + 8), length * VAL), 0, length * step);
  for (let i = 0, at = OF / numbers.BYTES_PER_ELEMENT; i < length; i++, at += step) out[i] = values[at]!;
  return out;
}

function vector(api: ComponentApi, memory: Buffer, at: number, size: number): Buffer {
  return bytesAt(api, memory.readBigUInt64LE(at + 8), Number(memory.readBigUInt64LE(at)) * size);
}

function text(api: ComponentApi, memory: Buffer, at: number): string {
  return vector(api, memory, at, 1).toString("utf8");
}
