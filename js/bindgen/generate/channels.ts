// Streams and futures. The Canonical ABI's functions for them are numbered by the place of their type in the world. So
// each type gets a class for either end, all in one file, with the functions of the first place where the type occurs.

import { size } from "../canonical/layout.js";
import { importModule, intrinsicModule } from "../canonical/names.js";
import {
  channels,
  channelsOf,
  definition,
  parts,
  resolve,
  type Channel,
  type Func,
  type Scope,
  type Type,
  type TypeDef,
  type World,
} from "../wit/model.js";
import { Code, indent, quote } from "./code.js";
import { fieldNames } from "./define.js";
import { Names, pascalCase } from "./identifiers.js";
import { Lift } from "./lift.js";
import { Lower } from "./lower.js";
import { MARK, Module, type ChannelNames, type Modules } from "./module.js";
import { RUNTIME, Types } from "./types.js";

/** The file with the classes of all streams and futures. */
export const CHANNELS = "async";

/** The place of a stream or future type in a world. */
interface Place {
  readonly scope: Scope;
  readonly func: Func;
  readonly index: number;
}

interface Entry {
  readonly channel: Channel;
  readonly name: string;
  /** Null if no function passes the channel, and only a type contains it. */
  place: Place | null;
}

/** The stream and future types of a world. */
export class Channels implements ChannelNames {
  private readonly entries = new Map<string, Entry>();
  private readonly ids = new Map<TypeDef, number>();

  constructor(world: World) {
    for (const scope of [...world.imports, ...world.exports]) {
      for (const func of scope.functions)
        for (const [index, channel] of channelsOf(func).entries()) this.entry(channel).place ??= { scope, func, index };
    }
    for (const scope of [...world.imports, ...world.exports])
      for (const def of scope.types) channels(def).forEach((channel) => this.entry(channel));
  }

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  /** Returns a function for a stream or future type, imported where it is used. */
  helper(channel: Channel, suffix: string, module: Module): string {
    const name = `${this.entry(channel).name}$${suffix}`;
    return module.path === CHANNELS ? name : module.import(module.pathTo(CHANNELS), name);
  }

  private entry(channel: Channel): Entry {
    const key = this.key(channel);
    let entry = this.entries.get(key);
    if (!entry) {
      const name = `${pascalCase(channel.kind)}${this.entries.size}`;
      this.entries.set(key, (entry = { channel, name, place: null }));
    }
    return entry;
  }

  /** Returns a text that is the same for equal types. */
  private key(type: Type): string {
    if (type.kind === "own" || type.kind === "borrow") return `${type.kind} ${this.id(definition(type.resource))}`;
    if (type.kind === "named") {
      const found = definition(type);
      return ["record", "variant", "enum", "flags", "resource"].includes(found.type.kind)
        ? `named ${this.id(found)}`
        : this.key(found.type);
    }
    if (type.kind === "primitive") return type.name;
    const inner =
      type.kind === "result"
        ? [type.ok, type.error].map((one) => (one ? this.key(one) : "_"))
        : type.kind === "stream" || type.kind === "future"
          ? [type.type ? this.key(type.type) : "_"]
          : parts(type).map((part) => this.key(part));
    const length = type.kind === "array" ? `, ${type.length}` : "";
    return `${type.kind}<${inner.join(", ")}${length}>`;
  }

  private id(def: TypeDef): number {
    let id = this.ids.get(def);
    if (id === undefined) this.ids.set(def, (id = this.ids.size));
    return id;
  }

  /** The file. */
  file(modules: Modules): string {
    const module = new Module(CHANNELS);
    const types = new Types(modules, module);
    module.importAll(RUNTIME, "abi");
    for (const entry of this.entries.values()) module.body.push(new ChannelCode(entry, types).toString());
    module.body.push(...this.makers("stream", types), ...this.makers("future", types));
    return module.toString(
      `// @ts-nocheck: decorators on functions\n// ${MARK}; don't edit.\n\n// Streams and futures.`,
    );
  }

  /**
   * Writes `stream<T>()` and `future<T>()`, and named functions where several WIT types are the same AssemblyScript
   * type.
   */
  private makers(kind: "stream" | "future", types: Types): string[] {
    const made = [...this.entries.values()].filter(({ channel, place }) => channel.kind === kind && place);
    if (made.length === 0) return [];
    const pair = types.async(kind === "stream" ? "StreamPair" : "FuturePair");
    const byType = new Map<string, Entry[]>();
    // Number types come first: if another type is a number in AssemblyScript, that one gets the name.
    const isPlain = ({ channel }: Entry) => channel.type?.kind === "primitive" && channel.type.name !== "char";
    for (const entry of [...made.filter(isPlain), ...made.filter((one) => !isPlain(one))]) {
      const held = heldType(entry.channel.type, types);
      byType.set(held, [...(byType.get(held) ?? []), entry]);
    }
    const names = new Names();
    const named = [...byType.values()].flatMap(([, ...others]) =>
      others.map(({ channel, name }) => {
        const maker = names.give(`${kind}Of${pascalCase(nameOf(channel.type))}`);
        const held = types.payload(channel.type);
        return (
          `/** Makes a ${kind} of \`${nameOf(channel.type)}\`, and returns both ends. */\nexport function ` +
          `${maker}(): ${pair}<${held}> {\n  return ${name}$make();\n}`
        );
      }),
    );
    const branches = [...byType].map(
      ([held, [first]]) =>
        `  if (idof<${kind}$Of<T>>() == idof<${kind}$Of<${held}>>()) return changetype<${pair}<T>>(${first!.name}$make());`,
    );
    return [
      `class ${kind}$Of<T> {}`,
      [
        `/** Makes a ${kind} of a type that the world passes in ${kind}s, and returns both ends. */`,
        `@trusted export function ${kind}<T>(): ${pair}<T> {`,
        ...branches.map((branch, i) => (i === 0 ? branch : `  else${branch.slice(1)}`)),
        `  else ERROR("the world has no ${kind} of this type");`,
        "}",
      ].join("\n"),
      ...named,
    ];
  }
}

/** Returns the AssemblyScript type that a type is equal to: enums, flags and characters are numbers. */
function heldType(type: Type | null, types: Types): string {
  const found = type && resolve(type);
  if (!type || !found) return "bool";
  if (found.kind === "enum") return "i32";
  if (found.kind === "flags") return found.names.length <= 8 ? "u8" : found.names.length <= 16 ? "u16" : "u32";
  return types.name(type, true);
}

/** Returns a name for a type, for use in the name of a function. */
function nameOf(type: Type | null): string {
  if (!type) return "nothing";
  if (type.kind === "named") return type.name;
  if (type.kind === "primitive") return type.name;
  return [type.kind, ...parts(type).map(nameOf)].join("-");
}

/** Writes the classes for the ends of one type. */
class ChannelCode {
  private readonly payload: string;
  private readonly isStream: boolean;

  constructor(
    private readonly entry: Entry,
    private readonly types: Types,
  ) {
    this.payload = types.payload(entry.channel.type);
    this.isStream = entry.channel.kind === "stream";
  }

  toString(): string {
    const { name, place, channel } = this.entry;
    const prefix = this.isStream ? "Stream" : "Future";
    const [reader, writer, pair] = ["Reader", "Writer", "Pair"].map((end) => this.types.async(prefix + end));
    const take = `@trusted export function ${name}$take(handle: i32): ${reader}<${this.payload}>`;
    if (!place) return `${take} {\n  ERROR("no function of the world passes such a ${channel.kind}");\n}`;
    const copy = this.isStream ? ", count: i32" : "";
    return [
      this.external("new", `[${channel.kind}-new-${place.index}]`, "(): i64"),
      ...(["read", "write"] as const).flatMap((way) => {
        const end = way === "read" ? "readable" : "writable";
        return [
          this.external(
            way,
            `[async-lower][${channel.kind}-${way}-${place.index}]`,
            `(handle: i32, at: usize${copy}): i32`,
          ),
          this.external(`cancel_${way}`, `[${channel.kind}-cancel-${way}-${place.index}]`, "(handle: i32): i32"),
          this.external(`drop_${end}`, `[${channel.kind}-drop-${end}-${place.index}]`, "(handle: i32): void"),
        ];
      }),
      this.end(`${name}Reader`, reader!, "read", []),
      this.end(`${name}Writer`, writer!, "write", this.store()),
      `${take} {\n  return new ${name}Reader(handle);\n}`,
      [
        `@trusted function ${name}$make(): ${pair}<${this.payload}> {`,
        `  const ends = ${name}$new();`,
        `  return new ${pair}<${this.payload}>(new ${name}Writer(<i32>(ends >>> 32)), new ${name}Reader(<i32>ends));`,
        "}",
      ].join("\n"),
    ].join("\n");
  }

  private external(name: string, prefix: string, type: string): string {
    const { scope, func } = this.entry.place!;
    const module = scope.isExport ? intrinsicModule(scope) : importModule(scope);
    return `@external(${quote(module)}, ${quote(prefix + func.name)}) declare function ${this.entry.name}$${name}${type};`;
  }

  /** Writes the class for one end. */
  private end(name: string, base: string, way: "read" | "write", more: readonly string[]): string {
    const of = `${this.entry.name}$`;
    const operation = this.isStream ? "Copy" : way === "read" ? "Read" : "Write";
    const copy = this.isStream ? [", count: i32", ", count"] : ["", ""];
    const { type } = this.entry.channel;
    const code = new Code(new Names());
    const value = type ? new Lift(code, this.types).load(type, "at", 0) : this.types.runtime("unit");
    return [
      `@final @owned @trusted\nclass ${name} extends ${base}<${this.payload}> {`,
      `  protected get size(): usize {\n    return ${type ? size(type) : 0};\n  }`,
      `  protected load(at: usize): ${this.payload} {\n${indent([code.toString(), `return ${value};`].filter(Boolean).join("\n"), 2)}\n  }`,
      ...more,
      `  protected start${operation}(handle: i32, at: usize${copy[0]}): i32 {\n    return ${of}${way}(handle, at${copy[1]});\n  }`,
      `  protected cancel${operation}(handle: i32): i32 {\n    return ${of}cancel_${way}(handle);\n  }`,
      `  protected dropEnd(handle: i32): void {\n    ${of}drop_${way === "read" ? "readable" : "writable"}(handle);\n  }`,
      "}",
    ].join("\n\n");
  }

  private store(): string[] {
    const { type } = this.entry.channel;
    const code = new Code(new Names(["value"]));
    if (type) new Lower(code, this.types, fieldNames).store(type, "value", "at", 0);
    return [`  protected store(at: usize, value: ${this.payload}): void {\n${indent(code.toString(), 2)}\n  }`];
  }
}
