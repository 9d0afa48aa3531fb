// Writes arguments, which `arguments.ts` has read, to memory of the host. No code of the caller runs here.

import type { Pointer } from "../api.js";
import type { ComponentApi } from "./api.js";
import type { Plain } from "./arguments.js";
import { ENTRY, FIELD, kindNumber, NAME, numbersClass, OF, VAL, type Numbers } from "./layout.js";
import type { Held } from "./resource.js";
import type { Primitive, Type } from "./types.js";

type Payload = { readonly case: string; readonly payload: Plain };

/** Memory with the arguments of a call. It is kept until `end`, which must follow the call. */
export class Lowered {
  readonly #kept: Uint8Array[] = [];

  constructor(private readonly api: ComponentApi) {}

  /** Writes the arguments next to each other. */
  all(types: readonly Type[], values: readonly Plain[]): Buffer {
    const out = this.#room(types.length * VAL);
    types.forEach((type, index) => this.#put(out, index * VAL, type, values[index]));
    return out;
  }

  end(): void {
    this.#kept.length = 0;
  }

  #put(out: Buffer, at: number, type: Type, value: Plain): void {
    out[at] = kindNumber(type.kind);
    const of = at + OF;
    switch (type.kind) {
      case "list":
        return this.#list(out, of, type.element, value as readonly Plain[] | Numbers);
      case "map": {
        const entries = value as readonly (readonly [Plain, Plain])[];
        const memory = this.#room(entries.length * ENTRY);
        entries.forEach(([key, held], index) => {
          this.#put(memory, index * ENTRY, type.key, key);
          this.#put(memory, index * ENTRY + VAL, type.value, held);
        });
        return this.#vector(out, of, entries.length, memory);
      }
      case "option":
        if (value === undefined) return; // all zeros: a null
        return this.#boxed(out, of, type.element, (value as { readonly some: Plain }).some);
      case "record": {
        const entries = this.#room(type.fields.length * FIELD);
        type.fields.forEach(({ name, type }, index) => {
          this.#text(entries, index * FIELD, name);
          this.#put(entries, index * FIELD + NAME, type, (value as readonly Plain[])[index]);
        });
        return this.#vector(out, of, type.fields.length, entries);
      }
      case "tuple":
        return this.#vector(out, of, type.types.length, this.all(type.types, value as readonly Plain[]));
      case "variant": {
        const { case: name, payload } = value as Payload;
        this.#text(out, of, name);
        return this.#boxed(out, of + NAME, type.cases.find((one) => one.name === name)!.type, payload);
      }
      case "enum":
        return this.#text(out, of, value as string);
      case "flags": {
        const set = value as readonly string[];
        const names = this.#room(set.length * NAME);
        set.forEach((name, index) => this.#text(names, index * NAME, name));
        return this.#vector(out, of, set.length, names);
      }
      case "result": {
        const { case: side, payload } = value as Payload;
        out[of] = side === "ok" ? 1 : 0;
        return this.#boxed(out, of + 8, type[side as "ok" | "err"], payload);
      }
      case "own":
      case "borrow":
        return void out.writeBigUInt64LE((value as Held).pointer, of);
      default:
        return this.#primitive(out, of, type.kind as Primitive, value);
    }
  }

  #primitive(out: Buffer, of: number, kind: Primitive, value: Plain): void {
    switch (kind) {
      case "bool":
        out[of] = value ? 1 : 0;
        return;
      case "s64":
      case "u64":
        return void out.writeBigUInt64LE(BigInt.asUintN(64, value as bigint), of);
      case "f32":
        return void out.writeFloatLE(value as number, of);
      case "f64":
        return void out.writeDoubleLE(value as number, of);
      case "string":
        return this.#text(out, of, value as string);
      default: // integers up to 32 bits, and the code of a character
        return void out.writeInt32LE((value as number) | 0, of);
    }
  }

  #list(out: Buffer, of: number, element: Type, items: readonly Plain[] | Numbers): void {
    const { length } = items;
    const values = this.#room(length * VAL);
    const numbers = numbersClass(element);
    if (numbers) {
      const kind = kindNumber(element.kind);
      const step = VAL / numbers.BYTES_PER_ELEMENT;
      const places = new numbers(values.buffer, values.byteOffset, length * step);
      for (let i = 0; i < length; i++) values[i * VAL] = kind;
      for (let i = 0, at = OF / numbers.BYTES_PER_ELEMENT; i < length; i++, at += step)
        places[at] = (items as Numbers<number>)[i]!;
    } else {
      for (let i = 0; i < length; i++) this.#put(values, i * VAL, element, (items as readonly Plain[])[i]);
    }
    this.#vector(out, of, length, values);
  }

  /** Writes the address of a separate value, or null if there is no type for it. */
  #boxed(out: Buffer, at: number, type: Type | undefined, value: Plain): void {
    let address: Pointer = 0n;
    if (type) {
      const box = this.#room(VAL);
      this.#put(box, 0, type, value);
      address = this.api.koffi.address(box);
    }
    out.writeBigUInt64LE(address, at);
  }

  #text(out: Buffer, at: number, text: string): void {
    const bytes = Buffer.from(text);
    this.#kept.push(bytes);
    this.#vector(out, at, bytes.length, bytes);
  }

  #vector(out: Buffer, at: number, size: number, data: Uint8Array): void {
    out.writeBigUInt64LE(BigInt(size), at);
    out.writeBigUInt64LE(size === 0 ? 0n : this.api.koffi.address(data), at + 8);
  }

  #room(size: number): Buffer {
    const room = Buffer.alloc(size);
    this.#kept.push(room);
    return room;
  }
}
