// Reads the arguments of a call, once. Reading may run the caller's code (getters, proxies, iterators), which may call the
// component again, change an argument that was read before, or end the component. So nothing is passed to C here: the
// result consists of plain values of ours, and `lower.ts`, which runs no code of the caller, writes them.

import { describe } from "./describe.js";
import { isTagged, numbersClass, VAL, type Numbers } from "./layout.js";
import { camelCase } from "./names.js";
import type { Handover, Held } from "./resource.js";
import type { Primitive, Type } from "./types.js";

/** A value that was read: its shape is that of its type. */
export type Plain =
  | boolean
  | number
  | bigint
  | string
  | undefined
  | Numbers
  | Held
  | readonly Plain[]
  | { readonly some: Plain }
  | { readonly case: string; readonly payload: Plain };

/** One buffer of Node holds at most 4 GiB. */
const LONGEST = 2 ** 32 / VAL - 1;

const INTEGERS = {
  s8: [-128, 127],
  u8: [0, 255],
  s16: [-32768, 32767],
  u16: [0, 65535],
  s32: [-2147483648, 2147483647],
  u32: [0, 4294967295],
} as const;

/** Getters for the type and length of a typed array, which no object can fake. */
const typed = Object.getPrototypeOf(Uint8Array.prototype) as object;
const getter = (name: PropertyKey) => Object.getOwnPropertyDescriptor(typed, name)!.get! as (this: unknown) => never;
const typedName: (this: unknown) => string | undefined = getter(Symbol.toStringTag);
const typedLength: (this: unknown) => number = getter("length");

export class Arguments {
  constructor(
    private readonly handover: Handover,
    /** The name of the call, for errors. */
    private readonly by: string,
  ) {}

  all(types: readonly Type[], values: readonly unknown[]): Plain[] {
    return types.map((type, index) => this.#read(type, values[index]));
  }

  #read(type: Type, value: unknown): Plain {
    switch (type.kind) {
      case "list":
        return this.#list(type.element, value);
      case "map":
        return this.#map(type.key, type.value, value);
      case "option":
        return this.#option(type.element, value);
      case "record": {
        const record = this.#object("an object", value);
        return type.fields.map(({ name, type }) => this.#read(type, record[camelCase(name)]));
      }
      case "tuple": {
        const wanted = `an array of ${type.types.length}`;
        if (!Array.isArray(value) || value.length !== type.types.length) throw this.#wrong(wanted, value);
        return type.types.map((type, index) => this.#read(type, value[index]));
      }
      case "variant": {
        const tags = type.cases.map(({ name }) => JSON.stringify(name)).join(", ");
        const { tag, val } = this.#tagged(value);
        const chosen = type.cases.find(({ name }) => name === tag);
        if (!chosen) throw this.#wrong(`{ tag, val } with a tag of ${tags}`, value);
        return { case: chosen.name, payload: chosen.type && this.#read(chosen.type, val()) };
      }
      case "enum":
        if (!type.names.includes(value as string))
          throw this.#wrong(`one of ${type.names.map((name) => JSON.stringify(name)).join(", ")}`, value);
        return value as string;
      case "flags": {
        const flags = this.#object("an object of flags", value);
        return type.names.filter((name) => flags[camelCase(name)]);
      }
      case "result": {
        const { tag, val } = this.#tagged(value);
        if (tag !== "ok" && tag !== "err") throw this.#wrong('{ tag: "ok" | "err", val }', value);
        const payload = type[tag];
        return { case: tag, payload: payload && this.#read(payload, val()) };
      }
      case "own":
        return this.handover.move(value, type.resource);
      case "borrow":
        return this.handover.lend(value, type.resource);
      case "future":
      case "stream":
      case "error-context":
        throw new TypeError(`${this.by}: wasmtime's C API can't be given a ${type.kind}`);
      default:
        return this.#primitive(type.kind, value);
    }
  }

  #option(element: Type, value: unknown): Plain {
    if (!isTagged(element))
      return value === undefined || value === null ? undefined : { some: this.#read(element, value) };
    const { tag, val } = this.#tagged(value);
    if (tag === "none") return undefined;
    if (tag !== "some") throw this.#wrong('{ tag: "none" } or { tag: "some", val }', value);
    return { some: this.#read(element, val()) };
  }

  #primitive(kind: Primitive, value: unknown): Plain {
    switch (kind) {
      case "bool":
        return !!value;
      case "s64":
      case "u64":
        if (
          typeof value !== "bigint" ||
          (kind === "s64" ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value)) !== value
        )
          throw this.#wrong(`a bigint of ${kind}`, value);
        return value;
      case "f32":
      case "f64":
        if (typeof value !== "number") throw this.#wrong("a number", value);
        return value;
      case "char": {
        const code = typeof value === "string" && value.length <= 2 ? value.codePointAt(0) : undefined;
        const isOne = code !== undefined && String.fromCodePoint(code) === value;
        if (!isOne || (code >= 0xd800 && code < 0xe000)) throw this.#wrong("a string of one character", value);
        return code;
      }
      case "string":
        if (typeof value !== "string") throw this.#wrong("a string", value);
        return value;
      default: {
        const [least, most] = INTEGERS[kind];
        if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
          throw this.#wrong(`a number of ${kind}`, value);
        return value as number;
      }
    }
  }

  #list(element: Type, value: unknown): Plain {
    const numbers = numbersClass(element);
    const given = typedName.call(value);
    const items = given === undefined ? this.#items("a list", value) : (value as Numbers);
    const length = given === undefined ? (items as unknown[]).length : typedLength.call(value);
    this.#checkLength(length);
    if (!numbers) return Array.from({ length }, (_, index) => this.#read(element, items[index]));
    // A copy, since others may write to the memory of a typed array or detach it. A detached one has length 0.
    if (given === numbers.name && length > 0) return new numbers(items as Numbers);
    const out = new numbers(length);
    for (let i = 0; i < length; i++) out[i] = this.#primitive(element.kind as Primitive, items[i]) as number;
    return out;
  }

  #map(key: Type, element: Type, value: unknown): Plain {
    return this.#items("a map", value).map((entry) => {
      if (!Array.isArray(entry)) throw this.#wrong("a map, whose entries are arrays of a key and a value", value);
      return [this.#read(key, entry[0]), this.#read(element, entry[1])];
    });
  }

  /** Returns the items of an array or an iterable. Its length is read once. */
  #items(expected: string, value: unknown): unknown[] {
    if (typeof value !== "object" || value === null) throw this.#wrong(expected, value);
    if (Array.isArray(value)) {
      const length: unknown = value.length; // a proxy may return anything
      if (!Number.isInteger(length) || (length as number) < 0) throw this.#wrong(expected, value);
      this.#checkLength(length as number);
      return Array.from({ length: length as number }, (_, index) => value[index] as unknown);
    }
    if (!(Symbol.iterator in value)) throw this.#wrong(expected, value);
    const items: unknown[] = [];
    for (const item of value as Iterable<unknown>) {
      this.#checkLength(items.length + 1);
      items.push(item);
    }
    return items;
  }

  #checkLength(length: number): void {
    if (length > LONGEST)
      throw new TypeError(`${this.by}: a list can have at most ${LONGEST} elements on wasmtime, and got ${length}`);
  }

  #object(expected: string, value: unknown): Record<string, unknown> {
    if (typeof value !== "object" || value === null) throw this.#wrong(expected, value);
    return value as Record<string, unknown>;
  }

  /** Returns the parts of `{ tag, val }`. The caller reads `val` only if the tag has a payload. */
  #tagged(value: unknown): { readonly tag: unknown; readonly val: () => unknown } {
    const it = (value ?? {}) as { readonly tag?: unknown; readonly val?: unknown };
    return { tag: it.tag, val: () => it.val };
  }

  #wrong(expected: string, value: unknown): TypeError {
    return new TypeError(`${this.by}: expected ${expected}, and got ${describe(value)}`);
  }
}
