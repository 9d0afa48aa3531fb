// From the Canonical ABI to AssemblyScript: reads the values that the host wrote, and frees their memory.

import {
  casesOf,
  fieldsOf,
  flagsSize,
  flatten,
  join,
  layout,
  payloadOffset,
  size,
  tagSize,
  type Core,
} from "../canonical/layout.js";
import { definition, resolve, type Channel, type Type, type TypeDef } from "../wit/model.js";
import type { Code } from "./code.js";
import { quote } from "./code.js";
import type { Types } from "./types.js";
import { PRIMITIVES, isNullable, typedArray } from "./types.js";

export class Lift {
  /** `borrower` names the function and the parameter that borrow the resources in a value, for messages. */
  constructor(
    private readonly code: Code,
    private readonly types: Types,
    private readonly borrower = "",
  ) {}

  /** The value at the address `at` and an offset in bytes. The caller must use the expression once. */
  load(type: Type, at: string, offset: number): string {
    const found = resolve(type);
    const place = offset === 0 ? at : `${at} + ${offset}`;
    const get = (core: string) => `abi.get<${core}>(${at}${offset === 0 ? "" : `, ${offset}`})`;
    switch (found.kind) {
      case "primitive":
        if (found.name === "string") return `abi.loadString(${place})`;
        return found.name === "bool" ? `${get("u8")} != 0` : get(PRIMITIVES[found.name]);
      case "enum":
        return `<${this.types.name(type)}>${get(unsigned(tagSize(found.names.length)))}`;
      case "flags":
        return get(unsigned(flagsSize(found.names.length)));
      case "own":
      case "borrow":
        return this.handle(found.kind, found.resource, get("i32"));
      case "stream":
      case "future":
        return this.end(found, get("i32"));
      case "record":
      case "variant":
        return `${this.types.name(type)}.$load(${place})`;
      case "list":
      case "map": {
        const numbers = found.kind === "list" && typedArray(found.element);
        if (numbers) return `abi.loadNumbers<${numbers}>(${place})`;
        return this.list(found, get("usize"), `abi.get<i32>(${at}, ${offset + 4})`);
      }
      case "array":
        return this.array(found, place);
      case "tuple": {
        const { offsets } = layout(found.types);
        return this.make(
          type,
          found.types.map((one, i) => this.load(one, at, offset + offsets[i]!)),
        );
      }
      case "option":
      case "result": {
        const cases = casesOf(found)!;
        return this.choose(found, get("u8"), (one) => this.load(one, at, offset + payloadOffset(cases)));
      }
      default:
        throw new Error(`a ${found.kind} can't be lifted`);
    }
  }

  /** The value that was passed as core values. */
  flat(type: Type, values: readonly string[]): string {
    const found = resolve(type);
    const [first] = values as [string];
    switch (found.kind) {
      case "primitive":
        if (found.name === "string") return `abi.takeString(${values[0]}, ${values[1]})`;
        if (found.name === "bool") return `${first} != 0`;
        return flatten(type)[0] === PRIMITIVES[found.name] ? first : `<${PRIMITIVES[found.name]}>${first}`;
      case "enum":
        return `<${this.types.name(type)}>${first}`;
      case "flags":
        return `<${this.types.name(type)}>${first}`;
      case "own":
      case "borrow":
        return this.handle(found.kind, found.resource, first);
      case "stream":
      case "future":
        return this.end(found, first);
      case "list":
      case "map": {
        const numbers = found.kind === "list" && typedArray(found.element);
        if (numbers) return `abi.takeNumbers<${numbers}>(${values[0]}, ${values[1]})`;
        return this.list(found, values[0]!, values[1]!);
      }
      case "record":
      case "tuple":
      case "array": {
        let next = 0;
        const parts = fieldsOf(found)!.map((one) => this.flat(one, values.slice(next, (next += flatten(one).length))));
        if (found.kind !== "array") return this.make(type, parts);
        const { items, put } = this.newArray(found);
        for (const [i, part] of parts.entries()) this.code.line(put(String(i), this.wrap(found.element, part)));
        return items;
      }
      case "variant": {
        const name = this.types.name(type);
        const result = this.code.constant("value", `new ${name}(${first})`);
        this.code.block(`switch (${first})`, () =>
          this.variantCases(result, found.cases, (one) => this.joined(one, join(casesOf(found)!), values.slice(1))),
        );
        return result;
      }
      case "option":
      case "result":
        return this.choose(found, first, (one) => this.joined(one, join(casesOf(found)!), values.slice(1)));
      default:
        throw new Error(`a ${found.kind} can't be lifted`);
    }
  }

  /** The cases of a `switch` that set the payload of a new variant. */
  variantCases(
    variant: string,
    cases: readonly { readonly type: Type | null }[],
    payload: (type: Type) => string,
  ): void {
    const slots = slotsOf(this.types, cases);
    for (const [i, { type }] of cases.entries()) {
      if (!type) continue;
      this.code.block(`case ${i}:`, () => {
        this.code.line(`${variant}.${slots.byCase[i]} = ${payload(type)};`);
        this.code.line("break;");
      });
    }
  }

  /** A handle, or the object of a resource that this component implements. */
  private handle(kind: "own" | "borrow", resource: TypeDef, value: string): string {
    const { modules, module } = this.types;
    if (kind === "own") return `${modules.helper(resource, "take", module)}(${value})`;
    const by = definition(resource).owner.isExport ? `, ${quote(this.borrower)}` : "";
    return `${modules.helper(resource, "borrow", module)}(${value}${by})`;
  }

  /** The readable end of a stream or a future, by its handle. */
  private end(channel: Channel, value: string): string {
    return `${this.types.modules.channels.helper(channel, "take", this.types.module)}(${value})`;
  }

  private list(type: Type & { kind: "list" | "map" }, from: string, count: string): string {
    const { code } = this;
    const at = code.constant("start", from),
      length = code.constant("length", count);
    const step = type.kind === "map" ? layout([type.key, type.value]).size : size(type.element);
    const name = this.types.name(type);
    const grows = type.kind === "map" || /^(Owned|Borrowed)Array</.test(name);
    const items = code.constant("items", `new ${name}(${grows ? "" : length})`);
    const i = code.names.local("i"),
      place = code.names.local("place");
    code.block(`for (let ${i} = 0, ${place}: usize = ${at}; ${i} < ${length}; ${i}++, ${place} += ${step})`, () => {
      if (type.kind === "map") {
        const { offsets } = layout([type.key, type.value]);
        const key = code.constant("key", this.load(type.key, place, 0));
        code.line(`${items}.set(${key}, ${this.wrap(type.value, this.load(type.value, place, offsets[1]!))});`);
      } else {
        const value = this.wrap(type.element, this.load(type.element, place, 0));
        code.line(grows ? `${items}.push(${value});` : `${items}[${i}] = ${value};`);
      }
    });
    code.line(`abi.free(${at}, ${length});`);
    return items;
  }

  private array(type: Type & { kind: "array" }, from: string): string {
    const { code } = this;
    const { items, put } = this.newArray(type);
    const i = code.names.local("i"),
      place = code.names.local("place");
    code.block(
      `for (let ${i} = 0, ${place} = ${from}; ${i} < ${type.length}; ${i}++, ${place} += ${size(type.element)})`,
      () => {
        code.line(put(i, this.wrap(type.element, this.load(type.element, place, 0))));
      },
    );
    return items;
  }

  /** An array for a list of fixed length, and the function that writes an assignment to an element. */
  private newArray(type: Type & { kind: "array" }): { items: string; put: (i: string, value: string) => string } {
    const name = this.types.name(type);
    const isStatic = name.startsWith("StaticArray<");
    const items = this.code.constant("items", `new ${name}(${isStatic ? type.length : ""})`);
    return { items, put: (i, value) => (isStatic ? `${items}[${i}] = ${value};` : `${items}.push(${value});`) };
  }

  /** A record or a tuple of its parts. A borrow among the parts of a tuple is a `Borrow`. */
  private make(type: Type, parts: readonly string[]): string {
    const found = resolve(type);
    const name = found.kind === "record" ? this.types.name(type) : this.types.name(found);
    const wrapped = found.kind === "tuple" ? parts.map((part, i) => this.wrap(found.types[i]!, part)) : parts;
    return `new ${name}(${wrapped.join(", ")})`;
  }

  /** A value as the argument of a generic class. */
  private wrap(type: Type, value: string): string {
    return resolve(type).kind === "borrow" ? `new ${this.types.name(type, true)}(${value})` : value;
  }

  /** An option or a result, by its tag. */
  private choose(type: Type & { kind: "option" | "result" }, tag: string, payload: (type: Type) => string): string {
    const { code } = this;
    if (type.kind === "option" && isNullable(type.type)) {
      const value = code.names.local("value");
      code.line(`let ${value}: ${this.types.name(type)} = null;`);
      code.block(`if (${tag})`, () => code.line(`${value} = ${payload(type.type)};`));
      return value;
    }
    const name = this.types.name(type);
    const value = code.names.local("value");
    code.line(`let ${value}: ${name};`);
    const args = name.slice(name.indexOf("<"));
    const base = name.slice(0, name.indexOf("<"));
    const nothing = type.kind === "result" ? this.types.runtime("unit") : "";
    const give = (member: string, one: Type | null) =>
      code.line(`${value} = ${base}.${member}${args}(${one ? this.wrap(one, payload(one)) : nothing});`);
    const isOption = type.kind === "option";
    code.block(`if (${tag})`, () => (isOption ? give("some", type.type) : give("err", type.error)));
    code.block("else", () => (isOption ? give("none", null) : give("ok", type.ok)));
    return value;
  }

  /** The payload of a case, from core values that are wide enough for every case. */
  private joined(type: Type, room: readonly Core[], values: readonly string[]): string {
    return this.flat(
      type,
      flatten(type).map((core, i) => narrow(core, room[i]!, values[i]!)),
    );
  }
}

function narrow(core: Core, room: Core, value: string): string {
  if (core === room) return value;
  if (core === "i32") return `<i32>${value}`;
  if (core === "f64") return `reinterpret<f64>(${value})`;
  return `reinterpret<f32>(${room === "i32" ? value : `<i32>${value}`})`;
}

export function unsigned(bytes: number): string {
  return `u${bytes * 8}`;
}

/** The fields of a variant's class: cases that carry the same type share one. */
export interface Slots {
  readonly types: readonly { readonly name: string; readonly type: Type; readonly written: string }[];
  /** The field of each case, or "". */
  readonly byCase: readonly string[];
}

export function slotsOf(types: Types, cases: readonly { readonly type: Type | null }[]): Slots {
  const slots: { name: string; type: Type; written: string }[] = [];
  const byCase = cases.map(({ type }) => {
    if (!type) return "";
    const written = types.name(type);
    let slot = slots.find((one) => one.written === written);
    if (!slot) slots.push((slot = { name: `$${slots.length}`, type, written }));
    return slot.name;
  });
  return { types: slots, byCase };
}
