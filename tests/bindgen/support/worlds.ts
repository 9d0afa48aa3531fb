// Random WIT worlds whose names are hard: words of the language and of the generated code, names that begin with each
// other, digits and acronyms. What they mean doesn't matter; that bindings of them compile does.

import { reservedWords } from "../../../js/bindgen/generate/words.js";
import type { Random } from "../../ownership/fuzz/random.js";

/** A word of AssemblyScript as a name of WIT becomes it: `OwnedArray` as `owned-array`. */
export function kebab(word: string): string | undefined {
  const name = word.replace(/[A-Z]+/g, (letters, at: number) => `${at === 0 ? "" : "-"}${letters.toLowerCase()}`);
  return /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name) ? name : undefined;
}

const WORDS = reservedWords.flatMap((word) => kebab(word) ?? []);
const SHORT = [
  "a",
  "b",
  "a-b",
  "a-b-c",
  "a1",
  "a1-b",
  "b-c",
  "XML",
  "a-XML",
  "is-a",
  "take-a",
  "into-a",
  "tag",
  "a-tag",
];
const OWN = ["drop", "create", "value", "error", "length", "name", "table", "call", "import", "core", "result", "self"];
const ALL = [...WORDS, ...SHORT, ...OWN, "start", "post", "cabi-post-a", "memory", "tuple2", "to-string", "prototype"];

/** Gives names that WIT takes for different ones. */
class Fresh {
  private readonly taken: Set<string>;

  /** `taken` are names that WIT has there by itself. */
  constructor(
    private readonly random: Random,
    ...taken: readonly string[]
  ) {
    this.taken = new Set(taken.map((name) => name.toLowerCase()));
  }

  name(): string {
    for (let i = 0; ; i++) {
      const base = this.random.pick(ALL);
      const name = i < 5 ? base : `${base}-${this.random.pick(["a", "b1", "XML"])}${i}`.replace(/XML\d+/, "XML");
      const key = name.toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }
}

interface Interface {
  readonly name: string;
  readonly types: readonly string[];
  readonly resources: readonly string[];
  readonly text: string;
}

/** The text of a world, `world w`, with some interfaces that it imports and exports. */
export function randomWorld(random: Random): string {
  const names = new Fresh(random);
  const interfaces: Interface[] = [];
  for (let i = 0; i < 2 + random.below(2); i++) interfaces.push(randomInterface(names.name(), interfaces, random));
  // One that uses types of another must be on the same side.
  const side = random.pick(["import", "export", "both"]);
  const items = interfaces.map(({ name }) => {
    return side === "both" ? `import %${name}; export %${name};` : `${side} %${name};`;
  });
  const own = new Fresh(random);
  const functions = Array.from({ length: random.below(3) }, () => {
    return `${random.pick(["import", "export"])} %${own.name()}-fn: func(${params(random, [], [])}) -> string;`;
  });
  return `package test:hard;\n${interfaces.map(({ text }) => text).join("\n")}\nworld w {\n${[...items, ...functions].join("\n")}\n}\n`;
}

function randomInterface(name: string, others: readonly Interface[], random: Random): Interface {
  const names = new Fresh(random);
  const lines: string[] = [];
  const types: string[] = [],
    resources: string[] = [];
  const from = others.length > 0 && random.chance(0.6) ? random.pick(others) : undefined;
  for (const type of from ? [...from.types, ...from.resources].slice(0, 3) : []) {
    const as = names.name();
    lines.push(`use %${from!.name}.{%${type} as %${as}};`);
    (from!.resources.includes(type) ? resources : types).push(as);
  }
  for (let i = random.below(3); i > 0; i--) {
    const resource = names.name();
    resources.push(resource);
    const members = new Fresh(random, resource);
    const made = random.weighted([
      [2, () => `constructor(${params(random, types, resources)});`],
      [1, () => `constructor(${params(random, types, resources)}) -> result<%${resource}, string>;`],
      [1, () => ""],
    ])();
    const methods = Array.from({ length: random.below(4) }, () => {
      const kind = random.chance(0.3) ? "static func" : "func";
      return `%${members.name()}: ${kind}(${params(random, types, resources)})${result(random, types, resources)};`;
    });
    lines.push(`resource %${resource} { ${made} ${methods.join(" ")} }`);
  }
  for (let i = 1 + random.below(4); i > 0; i--) {
    const type = names.name();
    lines.push(define(type, random, types, resources));
    types.push(type);
  }
  for (let i = random.below(4); i > 0; i--)
    lines.push(`%${names.name()}: func(${params(random, types, resources)})${result(random, types, resources)};`);
  return { name, types, resources, text: `interface %${name} {\n  ${lines.join("\n  ")}\n}` };
}

function define(name: string, random: Random, types: readonly string[], resources: readonly string[]): string {
  const parts = new Fresh(random);
  const some = <T>(make: () => T) => Array.from({ length: 1 + random.below(4) }, make);
  const type = () => typeOf(random, types, resources, 2);
  switch (random.pick(["record", "record", "variant", "variant", "enum", "flags", "type"])) {
    case "record":
      return `record %${name} { ${some(() => `%${parts.name()}: ${type()}`).join(", ")} }`;
    case "variant":
      return `variant %${name} { ${some(() => (random.chance(0.7) ? `%${parts.name()}(${type()})` : `%${parts.name()}`)).join(", ")} }`;
    case "enum":
      return `enum %${name} { ${some(() => `%${parts.name()}`).join(", ")} }`;
    case "flags":
      return `flags %${name} { ${some(() => `%${parts.name()}`).join(", ")} }`;
    default:
      return `type %${name} = list<${type()}>;`;
  }
}

function typeOf(random: Random, types: readonly string[], resources: readonly string[], depth: number): string {
  const simple = ["u8", "u32", "s64", "f32", "bool", "char", "string"];
  const named = [...types, ...resources].map((name) => `%${name}`);
  if (depth === 0 || random.chance(0.5)) return random.pick(named.length > 0 && random.chance(0.6) ? named : simple);
  const inner = () => typeOf(random, types, resources, depth - 1);
  return random.pick([
    () => `list<${inner()}>`,
    () => `option<${inner()}>`,
    () => `tuple<${inner()}, ${inner()}>`,
    () => `result<${inner()}, ${inner()}>`,
    () => `result<_, ${inner()}>`,
    () => `list<${random.pick(simple)}, 3>`,
  ])();
}

function params(random: Random, types: readonly string[], resources: readonly string[]): string {
  const names = new Fresh(random, "self");
  return Array.from({ length: random.below(4) }, () => {
    const isBorrow = resources.length > 0 && random.chance(0.3);
    const type = isBorrow ? `borrow<%${random.pick(resources)}>` : typeOf(random, types, resources, 2);
    return `%${names.name()}: ${random.chance(0.2) && isBorrow ? `list<${type}>` : type}`;
  }).join(", ");
}

function result(random: Random, types: readonly string[], resources: readonly string[]): string {
  return random.chance(0.6) ? ` -> ${typeOf(random, types, resources, 2)}` : "";
}
