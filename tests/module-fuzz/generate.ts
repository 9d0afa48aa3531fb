// Random modules: imports, exports, types, tables, memories, globals, start sections and bodies that no compiler would make.
// Most of them are valid; some are broken on purpose.

import { moduleOf, name, section, sized, unsigned, vector } from "../../js/wasm/write.js";
import type { Random } from "../ownership/fuzz/random.js";
import { preview1 } from "../support/calls-module.js";

const WASI = "wasi_snapshot_preview1";
/** The calls of preview1 but the one that may sleep for years. */
const CALLS = Object.keys(preview1).filter((call) => call !== "poll_oneoff");
const [I32, I64, F32, F64, V128, FUNCREF, EXTERNREF] = [0x7f, 0x7e, 0x7d, 0x7c, 0x7b, 0x70, 0x6f] as const;
const VALUES = [I32, I32, I32, I64, F32, F64, V128, FUNCREF, EXTERNREF];
const END = 0x0b;

/** Names that mean something to the host, to the loader or to JavaScript. */
const NAMES = [
  ...["memory", "_start", "_initialize", "table", "__new", "__pin", "__unpin", "__collect", "__rtti_base"],
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then", "exports", ""],
  ...[
    "constructor#get:stdin",
    "a#constructor",
    "a#b",
    "a#get:b",
    "a#set:b",
    "io_buffer",
    "io_open",
    "__setArgumentsLength",
    "__argumentsLength",
    "__setargc",
  ],
  ...["ü\u{1f463}", "a b", "__indirect_function_table", "asyncify_start_unwind"],
];
const OTHERS = [WASI, "env", "", "__proto__", "constructor", "wasi_unstable", "wasi_snapshot_preview1 "];
const PAGES = [0, 1, 1, 1, 1, 1, 2, 2, 17, 100, 1000, 65535, 65537];

/** The export that makes a module a command or a reactor. */
export type Entry = "_start" | "_initialize";

interface FunctionType {
  readonly params: readonly number[];
  readonly results: readonly number[];
}

/** Returns the bytes of a module, which mostly has the entry. */
export function randomModule(random: Random, entry: Entry): Uint8Array<ArrayBuffer> {
  const bytes = new Generator(random, entry).module();
  if (random.chance(0.93)) return bytes;
  // Broken, but still told to be WebAssembly.
  const broken = bytes.slice(0, random.chance(0.5) ? 8 + random.below(bytes.length) : bytes.length);
  for (let i = random.below(4); i > 0; i--)
    if (broken.length > 8) broken[8 + random.below(broken.length - 8)] = random.below(256);
  return broken;
}

class Generator {
  readonly #types: FunctionType[] = [];
  /** The type of each function, those imported first. */
  readonly #functions: FunctionType[] = [];
  #tables = 0;
  #memories = 0;
  #globals = 0;
  #tags = 0;

  constructor(
    private readonly random: Random,
    private readonly entry: Entry,
  ) {}

  module(): Uint8Array<ArrayBuffer> {
    const { random } = this;
    const imports = this.#list(5, () => this.#import());
    const imported = this.#functions.length;
    for (let i = 1 + random.below(4); i > 0; i--) this.#functions.push(this.#signature());
    const tables = random.chance(0.3) ? this.#list(2, () => this.#table()) : [];
    const memories = random.chance(0.95)
      ? this.#memories === 0
        ? [this.#memory()]
        : []
      : this.#list(2, () => this.#memory());
    const tags = random.chance(0.1) ? [[0x00, ...unsigned(this.#typeOf({ params: [], results: [] }))]] : [];
    this.#tags += tags.length;
    const globals = this.#list(1, () => this.#global());
    const exports = this.#exports();
    const starters = this.#functions.flatMap(({ params, results }, i) =>
      params.length + results.length === 0 ? [i] : [],
    );
    const start = random.chance(0.2) && starters.length > 0 ? [8, ...sized(unsigned(random.pick(starters)))] : [];
    const bodies = this.#functions.slice(imported).map((type, i) => this.#body(type, imported + i));
    const declared = this.#functions.slice(imported).map((type) => unsigned(this.#typeOf(type)));
    const data = this.#memories > 0 && random.chance(0.3) ? [this.#data()] : [];
    const types = this.#types.map(({ params, results }) => [
      0x60,
      ...vector(params.map((type) => [type])),
      ...vector(results.map((type) => [type])),
    ]);
    const parts = [
      section(1, types),
      section(2, imports),
      section(3, declared),
      section(4, tables),
      section(5, memories),
    ];
    if (tags.length > 0) parts.push(section(13, tags));
    return moduleOf(...parts, section(6, globals), section(7, exports), start, section(10, bodies), section(11, data));
  }

  #list<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.random.below(most + 1) }, make);
  }

  #signature(): FunctionType {
    if (this.random.chance(0.6)) return { params: [], results: [] };
    const values = (most: number) => this.#list(most, () => this.random.pick(VALUES));
    return { params: values(3), results: values(this.random.chance(0.9) ? 1 : 3) };
  }

  #typeOf(type: FunctionType): number {
    const text = JSON.stringify(type);
    const index = this.#types.findIndex((one) => JSON.stringify(one) === text);
    return index >= 0 ? index : this.#types.push(type) - 1;
  }

  #import(): number[] {
    const { random } = this;
    const from = random.chance(0.95) ? WASI : random.pick(OTHERS);
    const call = random.chance(0.97) ? random.pick(CALLS) : random.pick(NAMES);
    const isKnown = from === WASI && Object.hasOwn(preview1, call);
    return [...name(from), ...name(call), ...this.#imported(isKnown && random.chance(0.98) ? call : undefined)];
  }

  #imported(call: string | undefined): number[] {
    const kind = call !== undefined || this.random.chance(0.6) ? 0 : 1 + this.random.below(3);
    if (kind === 1) return [1, ...this.#table()];
    if (kind === 2) return [2, ...this.#memory()];
    if (kind === 3) {
      this.#globals++;
      return [3, this.random.pick(VALUES), this.random.below(2)];
    }
    const valueType = (type: string) => (type === "i64" ? I64 : I32);
    const type = call
      ? { params: preview1[call]!.params.map(valueType), results: preview1[call]!.results.map(valueType) }
      : this.#signature();
    this.#functions.push(type);
    return [0, ...unsigned(this.#typeOf(type))];
  }

  #table(): number[] {
    this.#tables++;
    const least = this.random.pick([0, 1, 10, 1000, 10_000_000]);
    const type = this.random.chance(0.8) ? FUNCREF : EXTERNREF;
    return this.random.chance(0.5)
      ? [type, 0, ...unsigned(least)]
      : [type, 1, ...unsigned(least), ...unsigned(least + 5)];
  }

  #memory(): number[] {
    this.#memories++;
    const least = this.random.pick(PAGES);
    if (this.random.chance(0.6)) return [0, ...unsigned(least)];
    const most = Math.min(65536, least + this.random.below(20));
    return [this.random.chance(0.85) ? 1 : 3, ...unsigned(least), ...unsigned(most)];
  }

  #global(): number[] {
    this.#globals++;
    const type = this.random.pick(VALUES);
    return [type, this.random.below(2), ...this.#constant(type), END];
  }

  #constant(type: number): number[] {
    const { random } = this;
    switch (type) {
      case I32:
        return [0x41, ...signed(BigInt(random.pick([0, 1, 3, 8, 16, 100, 4096, 65535, -1, 2147483647, -2147483648])))];
      case I64:
        return [0x42, ...signed(random.pick([0n, 1n, -1n, 1n << 62n, -(1n << 63n), (1n << 63n) - 1n]))];
      case F32:
        return [0x43, 0, 0, random.below(256), random.below(256)];
      case F64:
        return [0x44, ...Array.from({ length: 8 }, () => random.below(256))];
      case V128:
        return [0xfd, 0x0c, ...Array.from({ length: 16 }, () => random.below(256))];
      default:
        return [0xd0, type];
    }
  }

  #exports(): number[][] {
    const { random } = this;
    const counts = [this.#functions.length, this.#tables, this.#memories, this.#globals, this.#tags];
    const used = new Set<string>();
    const all: number[][] = [];
    const add = (text: string, kind: number) => {
      if (counts[kind]! === 0 || used.has(text)) return;
      used.add(text);
      all.push([...name(text), kind, ...unsigned(random.below(counts[kind]!))]);
    };
    if (random.chance(0.97)) add("memory", random.chance(0.98) ? 2 : random.below(4));
    const entries = this.#functions.flatMap(({ params, results }, i) =>
      params.length + results.length === 0 ? [i] : [],
    );
    if (entries.length > 0 && random.chance(0.95)) {
      used.add(this.entry);
      all.push([...name(this.entry), 0, ...unsigned(random.pick(entries))]);
    } else add(this.entry, 0);
    for (let i = random.below(5); i > 0; i--)
      add(
        random.pick(NAMES),
        random.weighted([
          [6, 0],
          [1, 1],
          [1, 2],
          [1, 3],
          [1, 4],
        ]),
      );
    return all;
  }

  #data(): number[] {
    const bytes = Array.from({ length: this.random.below(40) }, () => this.random.below(256));
    return [
      0x00,
      0x41,
      ...signed(BigInt(this.random.pick([0, 8, 65530, 1_000_000]))),
      END,
      ...unsigned(bytes.length),
      ...bytes,
    ];
  }

  /** A body whose statements leave nothing on the stack, and then the results. */
  #body({ results }: FunctionType, before: number): number[] {
    const statements = Array.from({ length: this.random.below(5) }, () => this.#statement(before)).flat();
    const end = this.random.chance(0.05) ? [0x00] : results.flatMap((type) => this.#constant(type));
    return sized([0x00, ...statements, ...end, END]);
  }

  #statement(before: number): number[] {
    const { random } = this;
    const hasMemory = this.#memories > 0;
    const choices: [weight: number, choice: () => number[]][] = [
      [8, () => this.#call(before)],
      [1, () => [0x00]], // unreachable
      [hasMemory ? 1 : 0, () => [...this.#constant(I32), 0x40, 0x00, 0x1a]], // memory.grow, drop
      [hasMemory ? 2 : 0, () => [...this.#constant(I32), ...this.#constant(I32), 0x36, 0x02, 0x00]], // i32.store
      [hasMemory ? 1 : 0, () => [0x41, 0, 0x41, 1, ...this.#constant(I32), 0xfc, 11, 0x00]], // memory.fill
      [this.#tags > 0 ? 2 : 0, () => [0x08, 0x00]], // throw
      [1, () => [...this.#constant(I32), 0x41, 0, 0x6d, 0x1a]], // division by 0
    ];
    return random.weighted(choices)();
  }

  #call(before: number): number[] {
    // Most calls are of imports and earlier functions, so that few programs only exhaust the stack.
    const index = this.random.below(this.random.chance(0.9) ? before : this.#functions.length);
    if (index >= this.#functions.length || before === 0) return [];
    const { params, results } = this.#functions[index]!;
    return [...params.flatMap((type) => this.#constant(type)), 0x10, ...unsigned(index), ...results.map(() => 0x1a)];
  }
}

/** Encodes a signed number in LEB128. */
function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (;;) {
    const low = Number(value & 0x7fn);
    value >>= 7n;
    const isLast = (value === 0n && (low & 0x40) === 0) || (value === -1n && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}
