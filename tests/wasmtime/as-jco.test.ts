// Values of components on libwasmtime are as jco has them: for each type, and for random ones, both give the same.
import { isDeepStrictEqual, inspect } from "node:util";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiateComponent } from "../../js/host/engines/wasmtime/component/component.js";
import { bindgen } from "../../js/bindgen/index.js";
import { build } from "../bindgen/support/build.js";
import { instantiate } from "../bindgen/support/jco.js";
import { randomTypes, type RandomType } from "../bindgen/support/random.js";
import { onLibwasmtime } from "../support/libwasmtime.js";

const tests = suite("as jco");
const test = onLibwasmtime(tests);
const SEED = Number(process.env["SEED"] ?? 3);

type Functions = Record<string, (value: unknown) => unknown>;

/** A component whose functions give back what they get, on both. */
async function echoes(definitions: string, functions: string): Promise<{ jco: Functions; wasmtime: Functions }> {
  const source = `package test:echo;\ninterface e {\n${definitions}\n${functions}\n}\nworld w { export e; }`;
  const { stubs } = await bindgen({ wit: { source } });
  const text = stubs
    .get("e.ts")!
    .replace(
      /^(export function \w+\((\w+): .*)\n.*/gm,
      (_, head: string, param: string) => `${head}\n  return ${param};`,
    );
  const component = await build({ wit: { source }, sources: { "e.ts": text } });
  const { exports } = await instantiate(component);
  const onWasmtime = await instantiateComponent(component as Uint8Array<ArrayBuffer>);
  return { jco: exports["e"], wasmtime: onWasmtime.exports["test:echo/e"] as Functions };
}

/** The value of a call, or the payload that it threw. */
function outcome(call: () => unknown): unknown {
  try {
    return { value: call() };
  } catch (error) {
    if (!("payload" in (error as object))) throw error;
    return { thrown: (error as { payload: unknown }).payload };
  }
}

function assertSame({ jco, wasmtime }: { jco: Functions; wasmtime: Functions }, name: string, value: unknown): void {
  const [theirs, ours] = [jco, wasmtime].map((on) => outcome(() => on[name]!(value)));
  const show = (it: unknown) => inspect(it, { depth: 9 });
  assert.ok(isDeepStrictEqual(ours, theirs), `${name}(${show(value)}): ${show(ours)}, and on jco ${show(theirs)}`);
}

const DEFINITIONS = `
  enum words { a-b, XML-name, c1, null, class }
  variant shapes { a-b, XML-name(u8), maybe(option<option<u8>>), outcome(result<u8>), unit(option<u8>) }
  flags bits { a-b, XML-name, c1, delete }
  record fields { URL-a: u8, delete: option<u8>, both: option<option<u8>>, outcome: result<option<u8>, u8>, class: bool }`;

/** Types of WIT, each with values that it has. */
const TYPES: Record<string, readonly unknown[]> = {
  bool: [true, false],
  u8: [0, 255],
  s8: [-128, 127],
  u16: [65535],
  s16: [-32768],
  u32: [2 ** 32 - 1],
  s32: [-(2 ** 31)],
  u64: [0n, 2n ** 64n - 1n],
  s64: [-(2n ** 63n)],
  f32: [NaN, -0, 1.1, Infinity],
  f64: [NaN, -0, 1.1, -Infinity],
  char: ["a", "é", "😀", "\0"],
  string: ["", "aé😀\0", "\ud800x"],
  words: ["a-b", "XML-name", "c1", "null", "class"],
  shapes: [
    { tag: "a-b" },
    { tag: "XML-name", val: 5 },
    { tag: "maybe", val: { tag: "none" } },
    { tag: "maybe", val: { tag: "some", val: undefined } },
    { tag: "outcome", val: { tag: "err" } },
    { tag: "unit", val: undefined },
  ],
  bits: [{}, { aB: true, xmlName: true, c1: false, delete: true }],
  fields: [
    { urlA: 1, delete: 2, both: { tag: "some", val: 3 }, outcome: { tag: "ok", val: 4 }, class: true },
    { urlA: 1, both: { tag: "none" }, outcome: { tag: "err", val: 4 }, class: false },
  ],
  "option<u8>": [undefined, 5],
  "option<option<u8>>": [{ tag: "none" }, { tag: "some" }, { tag: "some", val: 5 }],
  "option<option<option<u8>>>": [undefined, { tag: "none" }, { tag: "some" }, { tag: "some", val: 5 }],
  "option<tuple<option<u8>>>": [undefined, [undefined], [5]],
  "option<result<option<u8>>>": [undefined, { tag: "ok" }, { tag: "ok", val: 5 }, { tag: "err" }],
  "result<u8, words>": [
    { tag: "ok", val: 4 },
    { tag: "err", val: "c1" },
  ],
  "result<_, u8>": [{ tag: "ok" }, { tag: "err", val: 1 }],
  result: [{ tag: "ok" }, { tag: "err" }],
  "result<result<u8>, u8>": [
    { tag: "ok", val: { tag: "ok", val: 3 } },
    { tag: "ok", val: { tag: "err" } },
  ],
  "tuple<u8, string>": [[1, "a"]],
  "map<string, u8>": [
    new Map(),
    new Map([
      ["a", 1],
      ["é", 2],
    ]),
  ],
  "map<u8, option<u8>>": [
    new Map([
      [1, undefined],
      [2, 5],
    ]),
  ],
  "list<bool>": [[], [true, false]],
  "list<char>": [["a", "😀"]],
  "list<string>": [["", "a"]],
  "list<list<u8>>": [[Uint8Array.of(1), Uint8Array.of()]],
  "list<option<option<u8>>>": [[{ tag: "none" }, { tag: "some" }, { tag: "some", val: 5 }]],
  "list<u8>": [[], [0, 255], Uint8Array.of(1, 2)],
  "list<s8>": [[-128, 127], Int8Array.of(1, 2)],
  "list<u16>": [[65535], Uint16Array.of(1, 2)],
  "list<s16>": [[-32768], Int16Array.of(1, 2)],
  "list<u32>": [[2 ** 32 - 1], Uint32Array.of(1, 2)],
  "list<s32>": [[-(2 ** 31)], Int32Array.of(1, 2)],
  "list<u64>": [[2n ** 64n - 1n], BigUint64Array.of(1n, 2n)],
  "list<s64>": [[-(2n ** 63n)], BigInt64Array.of(1n, 2n)],
  "list<f32>": [[1.1, NaN, -0], Float32Array.of(1, 2)],
  "list<f64>": [[1.1, NaN, -0], Float64Array.of(1, 2)],
};

test("each type of WIT", async () => {
  const types = Object.entries(TYPES);
  const both = await echoes(DEFINITIONS, types.map(([type], i) => `echo${i}: func(a: ${type}) -> ${type};`).join("\n"));
  for (const [i, [, values]] of types.entries()) for (const value of values) assertSame(both, `echo${i}`, value);
});

test("names of functions, methods and classes", async () => {
  const names = "XML-name: func(a-B-C: u32) -> u32; is-same-object: func(a: u8) -> u8; %delete: func(a: u8) -> u8;";
  const resource = "resource XML-thing { constructor(); XML-do: func(); %static: static func(); }";
  const source = `package test:names;\ninterface e { ${names} ${resource} }\nworld w { export e; }`;
  const component = await build({ wit: { source } });
  const theirs = (await instantiate(component)).exports["e"];
  const ours = (await instantiateComponent(component as Uint8Array<ArrayBuffer>)).exports["test:names/e"];
  assert.equal(Object.keys(ours as object).sort(), Object.keys(theirs).sort());
  const members = (on: any): unknown => [
    Object.getOwnPropertyNames(on.XmlThing).filter((name) => !["length", "name", "prototype"].includes(name)),
    Object.getOwnPropertyNames(on.XmlThing.prototype).filter((name) => name !== "constructor"),
  ];
  assert.equal(members(ours), members(theirs));
});

test("random types, nested in each other", async () => {
  const types = fc.sample(randomTypes(), { seed: SEED, numRuns: 40 }) as RandomType[];
  const both = await echoes(
    [...new Set(types.flatMap((type) => type.definitions))].join("\n"),
    types.map((type, i) => `echo${i}: func(a: ${type.wit}) -> ${type.wit};`).join("\n"),
  );
  for (const [i, type] of types.entries()) {
    fc.assert(
      fc.property(type.values, (value) => assertSame(both, `echo${i}`, value)),
      { seed: SEED, numRuns: 20 },
    );
  }
});

tests.run();
