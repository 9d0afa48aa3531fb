// Values between JavaScript and the C API's `wasmtime_component_val_t`: 32 bytes, the kind at 0 and what it is at 8.
// JavaScript's side of each type is that of jco.

import type { Pointer } from "../api.js";
import { bytesAt } from "../vectors.js";
import type { ComponentApi } from "./api.js";
import { camelCase } from "./names.js";
import { describe, newResource, type Handover } from "./resource.js";
import type { ComponentStore } from "./store.js";
import type { Primitive, Type } from "./types.js";

/** Bytes of a value, of an entry of a record (a name before its value), and of a name. */
export const VAL = 32;
const ENTRY = 48,
  NAME = 16;
/** Where in a value the thing itself is. */
const OF = 8;

/** The kinds of values in the order of the C API (wasmtime/component/val.h), which isn't that of types. */
const KINDS = [
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
] as const;
const kindNumber = (kind: string) =>
  KINDS.indexOf((kind === "own" || kind === "borrow" ? "resource" : kind) as (typeof KINDS)[number]);

const INTEGERS = {
  s8: [-128, 127],
  u8: [0, 255],
  s16: [-32768, 32767],
  u16: [0, 65535],
  s32: [-2147483648, 2147483647],
  u32: [0, 4294967295],
} as const;

/** Puts arguments into memory of ours, which is kept until the call is over. */
export class Lowering {
  readonly #kept: Uint8Array[] = [];

  constructor(
    private readonly api: ComponentApi,
    private readonly handover: Handover,
    /** The call, for errors. */
    private readonly by: string,
  ) {}

  /** The arguments, side by side. */
  all(types: readonly Type[], values: readonly unknown[]): Buffer {
    const out = this.#room(types.length * VAL);
    types.forEach((type, index) => this.#put(out, index * VAL, type, values[index]));
    return out;
  }

  #put(out: Buffer, at: number, type: Type, value: unknown): void {
    out[at] = kindNumber(type.kind);
    const of = at + OF;
    switch (type.kind) {
      case "list":
        return this.#list(out, of, type.element, value);
      case "option":
        return void out.writeBigUInt64LE(
          value === undefined || value === null ? 0n : this.#boxed(type.element, value),
          of,
        );
      case "record": {
        if (typeof value !== "object" || value === null) throw this.#wrong("an object", value);
        const entries = this.#room(type.fields.length * ENTRY);
        type.fields.forEach(({ name, type }, index) => {
          this.#text(entries, index * ENTRY, name);
          this.#put(entries, index * ENTRY + NAME, type, (value as Record<string, unknown>)[camelCase(name)]);
        });
        return this.#vector(out, of, type.fields.length, entries);
      }
      case "tuple": {
        if (!Array.isArray(value) || value.length !== type.types.length)
          throw this.#wrong(`an array of ${type.types.length}`, value);
        return this.#vector(out, of, type.types.length, this.all(type.types, value));
      }
      case "variant": {
        const { tag, val } = (value ?? {}) as { tag?: unknown; val?: unknown };
        const chosen = type.cases.find(({ name }) => name === tag);
        if (!chosen)
          throw this.#wrong(
            `{ tag, val } with a tag of ${type.cases.map(({ name }) => JSON.stringify(name)).join(", ")}`,
            value,
          );
        this.#text(out, of, chosen.name);
        return void out.writeBigUInt64LE(chosen.type ? this.#boxed(chosen.type, val) : 0n, of + NAME);
      }
      case "enum":
        if (!type.names.includes(value as string))
          throw this.#wrong(`one of ${type.names.map((name) => JSON.stringify(name)).join(", ")}`, value);
        return this.#text(out, of, value as string);
      case "flags": {
        if (typeof value !== "object" || value === null) throw this.#wrong("an object of flags", value);
        const set = type.names.filter((name) => (value as Record<string, unknown>)[camelCase(name)]);
        const names = this.#room(set.length * NAME);
        set.forEach((name, index) => this.#text(names, index * NAME, name));
        return this.#vector(out, of, set.length, names);
      }
      case "result": {
        const { tag, val } = (value ?? {}) as { tag?: unknown; val?: unknown };
        if (tag !== "ok" && tag !== "err") throw this.#wrong('{ tag: "ok" | "err", val }', value);
        out[of] = tag === "ok" ? 1 : 0;
        const payload = type[tag];
        return void out.writeBigUInt64LE(payload ? this.#boxed(payload, val) : 0n, of + 8);
      }
      case "own":
        return void out.writeBigUInt64LE(this.handover.move(value, type.resource), of);
      case "borrow":
        return void out.writeBigUInt64LE(this.handover.lend(value, type.resource), of);
      case "future":
      case "stream":
      case "error-context":
      case "map":
        throw new TypeError(`${this.by}: a ${type.kind} can't be given to wasmtime from here`);
      default:
        return this.#primitive(out, of, type.kind, value);
    }
  }

  #primitive(out: Buffer, of: number, kind: Primitive, value: unknown): void {
    switch (kind) {
      case "bool":
        out[of] = value ? 1 : 0;
        return;
      case "s64":
      case "u64":
        if (
          typeof value !== "bigint" ||
          (kind === "s64" ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value)) !== value
        )
          throw this.#wrong(`a bigint of ${kind}`, value);
        return void out.writeBigUInt64LE(BigInt.asUintN(64, value), of);
      case "f32":
        out.writeFloatLE(this.#number(value), of);
        return;
      case "f64":
        out.writeDoubleLE(this.#number(value), of);
        return;
      case "char": {
        const code = typeof value === "string" && [...value].length === 1 ? value.codePointAt(0)! : -1;
        if (code < 0 || (code >= 0xd800 && code < 0xe000)) throw this.#wrong("a string of one character", value);
        return void out.writeUInt32LE(code, of);
      }
      case "string":
        if (typeof value !== "string") throw this.#wrong("a string", value);
        return this.#text(out, of, value);
      default: {
        const [least, most] = INTEGERS[kind];
        if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
          throw this.#wrong(`a number of ${kind}`, value);
        out.writeInt32LE((value as number) | 0, of);
      }
    }
  }

  #number(value: unknown): number {
    if (typeof value !== "number") throw this.#wrong("a number", value);
    return value;
  }

  #list(out: Buffer, of: number, element: Type, value: unknown): void {
    if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) throw this.#wrong("a list", value);
    const items =
      Array.isArray(value) || ArrayBuffer.isView(value)
        ? (value as unknown as ArrayLike<unknown>)
        : [...(value as Iterable<unknown>)];
    const values = this.#room(items.length * VAL);
    if (element.kind === "u8" && value instanceof Uint8Array) {
      const kind = kindNumber("u8");
      for (let i = 0, at = 0; i < items.length; i++, at += VAL) {
        values[at] = kind;
        values[at + OF] = value[i]!;
      }
    } else {
      for (let i = 0; i < items.length; i++) this.#put(values, i * VAL, element, items[i]);
    }
    this.#vector(out, of, items.length, values);
  }

  /** A value of its own, by address. */
  #boxed(type: Type, value: unknown): Pointer {
    const out = this.#room(VAL);
    this.#put(out, 0, type, value);
    return this.#address(out);
  }

  #text(out: Buffer, at: number, text: string): void {
    const bytes = this.#keep(Buffer.from(text));
    this.#vector(out, at, bytes.length, bytes);
  }

  #vector(out: Buffer, at: number, size: number, data: Uint8Array): void {
    out.writeBigUInt64LE(BigInt(size), at);
    out.writeBigUInt64LE(size === 0 ? 0n : this.#address(data), at + 8);
  }

  #room(size: number): Buffer {
    return this.#keep(Buffer.alloc(size));
  }

  #keep<T extends Uint8Array>(bytes: T): T {
    this.#kept.push(bytes);
    return bytes;
  }

  #address(bytes: Uint8Array): Pointer {
    return this.api.koffi.address(bytes);
  }

  #wrong(expected: string, value: unknown): TypeError {
    return new TypeError(`${this.by}: expected ${expected}, and got ${describe(value)}`);
  }
}

/** What a call gave, as JavaScript has it. The memory stays wasmtime's; resources are the caller's. */
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
      return liftList(store, type.element, vector(api, memory, of, VAL));
    case "tuple": {
      const values = vector(api, memory, of, VAL);
      return type.types.map((type, index) => lift(store, type, values, index * VAL));
    }
    case "record": {
      const entries = vector(api, memory, of, ENTRY);
      return Object.fromEntries(
        type.fields.map(({ name, type }, index) => [camelCase(name), lift(store, type, entries, index * ENTRY + NAME)]),
      );
    }
    case "flags": {
      const set = vector(api, memory, of, NAME);
      const names = new Set(Array.from({ length: set.length / NAME }, (_, index) => text(api, set, index * NAME)));
      return Object.fromEntries(type.names.map((name) => [camelCase(name), names.has(name)]));
    }
    case "option":
      return memory.readBigUInt64LE(of) === 0n ? undefined : boxed(type.element, of);
    case "variant": {
      const tag = text(api, memory, of);
      const payload = type.cases.find(({ name }) => name === tag)?.type;
      return payload ? { tag, val: boxed(payload, of + NAME) } : { tag };
    }
    case "result": {
      const tag = memory[of] !== 0 ? "ok" : "err";
      const payload = type[tag];
      return payload ? { tag, val: boxed(payload, of + 8) } : { tag };
    }
    case "own":
      return newResource(store, type.resource, api.wasmtime_component_resource_any_clone(memory.readBigUInt64LE(of)));
    default:
      throw new TypeError(`a ${type.kind} can't be got from wasmtime here`);
  }
}

function liftList(store: ComponentStore, element: Type, values: Buffer): unknown {
  const size = values.length / VAL;
  if (element.kind !== "u8")
    return Array.from({ length: size }, (_, index) => lift(store, element, values, index * VAL));
  const bytes = new Uint8Array(size);
  for (let i = 0, at = OF; i < size; i++, at += VAL) bytes[i] = values[at]!;
  return bytes;
}

function vector(api: ComponentApi, memory: Buffer, at: number, size: number): Buffer {
  return bytesAt(api, memory.readBigUInt64LE(at + 8), Number(memory.readBigUInt64LE(at)) * size);
}

function text(api: ComponentApi, memory: Buffer, at: number): string {
  return vector(api, memory, at, 1).toString("utf8");
}
