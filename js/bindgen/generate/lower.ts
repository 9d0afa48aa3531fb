// From AssemblyScript to the Canonical ABI: writes values for the host, in blocks that are freed together.

import {
  casesOf,
  fieldsOf,
  flagsSize,
  flatten,
  layout,
  payloadOffset,
  size,
  tagSize,
  type Core,
} from "../canonical/layout.js";
import { resolve, some, type Type, type TypeDef } from "../wit/model.js";
import type { Code } from "./code.js";
import { slotsOf, unsigned } from "./lift.js";
import type { Types } from "./types.js";
import { PRIMITIVES, isNullable, typedArray } from "./types.js";

/** Whether a value needs memory beside its own place. */
export function needsMemory(type: Type): boolean {
  return some(
    type,
    (one) => one.kind === "list" || one.kind === "map" || (one.kind === "primitive" && one.name === "string"),
  );
}

export class Lower {
  constructor(
    private readonly code: Code,
    private readonly types: Types,
    /** The names of the fields of a record's class. */
    private readonly fieldNames: (type: Type) => readonly string[],
  ) {}

  /** Writes a value `offset` bytes behind the address `at`. `value` is an expression without effects. */
  store(type: Type, value: string, at: string, offset: number): void {
    const found = resolve(type);
    const { code } = this;
    const place = offset === 0 ? at : `${at} + ${offset}`;
    const set = (core: string, what: string, more = 0) =>
      code.line(`abi.set<${core}>(${at}, ${what}${offset + more === 0 ? "" : `, ${offset + more}`});`);
    switch (found.kind) {
      case "primitive":
        if (found.name === "string") return code.line(`abi.storeString(${place}, ${value});`);
        return set(found.name === "bool" ? "u8" : PRIMITIVES[found.name], value);
      case "enum":
        return set(unsigned(tagSize(found.names.length)), `<${unsigned(tagSize(found.names.length))}>${value}`);
      case "flags":
        return set(unsigned(flagsSize(found.names.length)), value);
      case "own":
      case "borrow":
        return set("i32", this.handle(found, value));
      case "stream":
      case "future":
        return set("i32", `${value}.give()`);
      case "record":
      case "variant":
        return code.line(`${value}.$store(${place});`);
      case "list":
      case "map": {
        const numbers = found.kind === "list" && typedArray(found.element);
        if (numbers) return code.line(`abi.storeNumbers<${numbers}>(${place}, ${value});`);
        const { address, length } = this.list(found, value);
        set("usize", address);
        return set("i32", length, 4);
      }
      case "array": {
        const i = code.names.local("i"),
          to = code.names.local("place");
        const step = size(found.element);
        code.line(`abi.checkLength(${value}.length, ${found.length});`);
        return code.block(
          `for (let ${i} = 0, ${to} = ${place}; ${i} < ${found.length}; ${i}++, ${to} += ${step})`,
          () => this.store(found.element, code.constant("item", this.unwrap(found.element, `${value}[${i}]`)), to, 0),
        );
      }
      case "tuple": {
        const { offsets } = layout(found.types);
        return found.types.forEach((one, i) =>
          this.store(one, this.unwrap(one, `${value}._${i}`), at, offset + offsets[i]!),
        );
      }
      case "option":
      case "result": {
        const cases = casesOf(found)!;
        return this.choose(found, value, (i, one, held) => {
          set("u8", String(i));
          if (one) this.store(one, held, at, offset + payloadOffset(cases));
        });
      }
      default:
        throw new Error(`a ${found.kind} can't be lowered`);
    }
  }

  /**
   * The core values of a value, of the types `cores`, which are wider than its own if it is one case of several.
   * `lends`: the bytes of typed arrays are lent for the call, without a copy.
   */
  flat(type: Type, value: string, lends: boolean, cores: readonly Core[] = flatten(type)): string[] {
    const found = resolve(type);
    const fields = fieldsOf(found);
    if (fields) {
      let next = 0;
      return this.fields(found, value).flatMap((field, i) =>
        this.flat(fields[i]!, field, lends, cores.slice(next, (next += flatten(fields[i]!).length))),
      );
    }
    const own = flatten(found);
    const isSigned = found.kind === "primitive" && found.name.startsWith("s") && found.name !== "string";
    const widened = (values: readonly string[]) => values.map((one, i) => widen(own[i]!, cores[i]!, one, isSigned));
    switch (found.kind) {
      case "variant": {
        const values = this.room(cores.slice(1));
        this.variant(found, value, (one, held) => this.assign(values, one, held, lends, cores.slice(1)));
        return [...widened([`<i32>${value}.tag`]), ...values];
      }
      case "option":
      case "result": {
        const tag = this.code.names.local("tag");
        this.code.line(`let ${tag} = 0;`);
        const values = this.room(cores.slice(1));
        this.choose(found, value, (i, one, held) => {
          if (i > 0) this.code.line(`${tag} = ${i};`);
          if (one) this.assign(values, one, held, lends, cores.slice(1));
        });
        return [...widened([tag]), ...values];
      }
      default:
        return widened(this.leaf(found, value, lends));
    }
  }

  /** The core values of a value that has no parts, or has them in memory. */
  private leaf(type: Exclude<Type, TypeDef>, value: string, lends: boolean): string[] {
    const { code } = this;
    switch (type.kind) {
      case "primitive": {
        if (type.name === "string") {
          const length = code.constant("size", `abi.byteLength(${value})`);
          return [code.constant("text", `<i32>abi.giveString(${value}, ${length})`), length];
        }
        const core = flatten(type)[0]!;
        return [core === PRIMITIVES[type.name] ? value : `<${core}>${value}`];
      }
      case "enum":
      case "flags":
        return [`<i32>${value}`];
      case "own":
      case "borrow":
        return [this.handle(type, value)];
      case "stream":
      case "future":
        return [code.constant("end", `${value}.give()`)];
      case "list":
      case "map": {
        const numbers = type.kind === "list" && typedArray(type.element);
        if (numbers)
          return [
            lends
              ? `abi.lendNumbers<${numbers}>(${value})`
              : code.constant("numbers", `<i32>abi.giveNumbers<${numbers}>(${value})`),
            `${value}.length`,
          ];
        const { address, length } = this.list(type, value);
        return [`<i32>${address}`, length];
      }
      default:
        throw new Error(`a ${type.kind} can't be lowered`);
    }
  }

  /** The fields of a record, the parts of a tuple, the elements of a list of fixed length. */
  private fields(type: Type, value: string): string[] {
    const found = resolve(type);
    if (found.kind === "record") return this.fieldNames(found).map((name) => `${value}.${name}`);
    if (found.kind === "tuple") return found.types.map((one, i) => this.unwrap(one, `${value}._${i}`));
    if (found.kind === "array") this.code.line(`abi.checkLength(${value}.length, ${found.length});`);
    return fieldsOf(found)!.map((one, i) => this.code.constant("item", this.unwrap(one, `${value}[${i}]`)));
  }

  /** A `switch` over the cases of a variant that have a payload. */
  variant(type: Type & { kind: "variant" }, value: string, each: (type: Type, held: string) => void): void {
    const { code } = this;
    const slots = slotsOf(this.types, type.cases);
    if (slots.types.length === 0) return;
    code.block(`switch (${value}.tag)`, () => {
      for (const [i, one] of type.cases.entries()) {
        if (!one.type) continue;
        code.block(`case ${i}:`, () => {
          each(one.type!, this.slot(one.type!, `${value}.${slots.byCase[i]}`));
          code.line("break;");
        });
      }
    });
  }

  /** The payload of a variant's class, whose field is null for the other cases. */
  private slot(type: Type, field: string): string {
    const { code } = this;
    return isNullable(type) ? code.constant("held", `${field}!`) : code.constant("held", field);
  }

  private handle(type: Type & { kind: "own" | "borrow" }, value: string): string {
    const helper = type.kind === "own" ? "give" : "lend";
    return `${this.types.modules.helper(type.resource, helper, this.types.module)}(${value})`;
  }

  private list(type: Type & { kind: "list" | "map" }, value: string): { address: string; length: string } {
    const { code } = this;
    const parts = type.kind === "map" ? [type.key, type.value] : [type.element];
    const { offsets, size: step } = layout(parts);
    const length = code.constant("length", `${value}.${type.kind === "map" ? "size" : "length"}`);
    const address = code.constant("list", `abi.allocList(${length}, ${step})`);
    const keys = type.kind === "map" ? code.constant("keys", `${value}.keys()`) : "";
    const i = code.names.local("i"),
      place = code.names.local("place");
    code.block(`for (let ${i} = 0, ${place} = ${address}; ${i} < ${length}; ${i}++, ${place} += ${step})`, () => {
      if (type.kind === "map") {
        const key = code.constant("key", `${keys}[${i}]`);
        this.store(type.key, key, place, 0);
        const got = this.types.name(type).startsWith("OwnedMap") ? `${value}.get(${key})!` : `${value}.get(${key})`;
        this.store(type.value, code.constant("item", this.unwrap(type.value, got)), place, offsets[1]!);
      } else {
        this.store(type.element, code.constant("item", this.unwrap(type.element, `${value}[${i}]`)), place, 0);
      }
    });
    return { address, length };
  }

  /** The value in a part of a generic class, where a borrow is wrapped in a `Borrow`. */
  private unwrap(type: Type, value: string): string {
    if (resolve(type).kind === "borrow") return `${value}.value`;
    return value;
  }

  private room(room: readonly Core[]): string[] {
    return room.map((core) => {
      const name = this.code.names.local("core");
      this.code.line(`let ${name}: ${core} = 0;`);
      return name;
    });
  }

  private assign(values: readonly string[], type: Type, value: string, lends: boolean, cores: readonly Core[]): void {
    for (const [i, one] of this.flat(type, value, lends, cores.slice(0, flatten(type).length)).entries())
      this.code.line(`${values[i]} = ${one};`);
  }

  /** The two branches of an option or a result. */
  private choose(
    type: Type & { kind: "option" | "result" },
    value: string,
    each: (tag: number, type: Type | null, held: string) => void,
  ): void {
    const { code } = this;
    if (type.kind === "option") {
      const nullable = isNullable(type.type);
      code.block(nullable ? `if (${value} !== null)` : `if (${value}.isSome)`, () => {
        each(1, type.type, code.constant("held", nullable ? nonNull(value) : this.unwrap(type.type, `${value}.value`)));
      });
      code.block("else", () => each(0, null, ""));
      return;
    }
    const side = (member: string, tag: number, one: Type | null) =>
      each(tag, one, one ? code.constant("held", this.unwrap(one, `${value}.${member}`)) : "");
    code.block(`if (${value}.isOk)`, () => side("value", 0, type.ok));
    code.block("else", () => side("error", 1, type.error));
  }
}

/** A value that was compared with null. asc knows that of a local variable. */
function nonNull(value: string): string {
  return /^\w+$/.test(value) ? value : `${value}!`;
}

/** A core value widened to the type that all cases share. The ABI ignores the upper half of an i64, but jco reads a sign there. */
function widen(core: Core, room: Core, value: string, isSigned: boolean): string {
  if (core === room) return value;
  if (core === "i32") return isSigned ? `<i64>(${value})` : `<i64><u32>(${value})`;
  if (core === "f64") return `reinterpret<i64>(${value})`;
  return room === "i32" ? `reinterpret<i32>(${value})` : `<i64><u32>reinterpret<i32>(${value})`;
}
