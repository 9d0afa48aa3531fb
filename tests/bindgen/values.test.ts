// Edge cases of values, passed through a component and back.
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { build } from "./support/build.js";
import { forwarding } from "./support/forward.js";
import { instantiate, type Exports } from "./support/jco.js";

const wit = (name: string) => ({ path: join(root, "tests/bindgen/wit", `${name}.wit`) });

/** A component that hands on to the host, and what the host was given last. */
async function echo(
  name: string,
  file: string,
  path: string,
  host: Record<string, (...args: never[]) => unknown>,
): Promise<Exports> {
  const component = await build({ wit: wit(name), sources: await forwarding(wit(name), file, path) });
  const { exports } = await instantiate(component, { [path.replace("/", ":")]: host });
  return exports[file];
}

const TEN = {
  a: 255,
  b: 65535,
  c: 2 ** 32 - 1,
  d: 2n ** 64n - 1n,
  e: -128,
  f: -32768,
  g: -(2 ** 31),
  h: -(2n ** 63n),
  i: Math.fround(1.1),
  j: Number.MIN_VALUE,
};

test("functions of any number of parameters, and results of any size", async () => {
  let got: unknown[] = [];
  const keep =
    <T>(answer: T) =>
    (...args: unknown[]) => ((got = args), answer);
  const pairs = [
    ["", TEN],
    ["é", TEN],
  ];
  const deep = [[], [[]], [[undefined, { tag: "ok", val: ["", "😀"] }, { tag: "err", val: Uint8Array.of(0, 255) }]]];
  const f = await echo("functions", "functions", "test/functions/functions", {
    nothing: keep(undefined),
    give: keep(255),
    sixteen: keep(2n ** 63n),
    sixteenFlat: keep(TEN),
    seventeen: keep([TEN, pairs]),
    manyStrings: keep(["", "b"]),
    deep: keep(deep),
    floats: keep([0, 0, Float32Array.of(), Float64Array.of()]),
    text: keep(""),
    bytes: (bytes: Uint8Array) => bytes,
  });
  assert.is(f.nothing(), undefined);
  assert.equal(got, []);
  assert.is(f.give(), 255);
  const sixteen = [1, 2, 3, 4n, -5, -6, -7, -8n, 0.5, -0.25, true, "😀", 13, 14, 15, 16];
  assert.is(f.sixteen(...sixteen), 2n ** 63n);
  assert.equal(got, sixteen);
  const flat = [TEN, "text", ["", "a"], -1.5, Infinity];
  assert.equal(f.sixteenFlat(...flat), TEN);
  assert.equal(got, flat);
  assert.equal(f.seventeen(...flat, 7), [TEN, pairs]);
  assert.equal(got, [...flat, 7]);
  const strings = ["", "b", "c", "d", "e", "f", "g", "h", "ï".repeat(1000)];
  assert.equal(f.manyStrings(...strings), ["", "b"]);
  assert.equal(got, strings);
  assert.equal(f.deep(deep), deep);
  assert.equal(got, [deep]);
});

test("a list of numbers keeps every bit, those of a NaN too", async () => {
  const bits = (array: Float32Array | Float64Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("hex");
  const f = await echo("functions", "functions", "test/functions/functions", {
    floats: (a: number, b: number, c: Float32Array, d: Float64Array) => [a, b, c, d],
  });
  const single = new Float32Array(Uint32Array.of(0x7fc12345, 0xffffffff, 0x7fa00001, 0x80000000).buffer);
  const double = new Float64Array(BigUint64Array.of(0x7ff8deadbeef0001n, 0xfff0000000000001n, 1n).buffer);
  const [a, b, c, d] = f.floats(NaN, -0, single, double);
  assert.ok(Number.isNaN(a) && Object.is(b, -0));
  assert.is(bits(c), bits(single));
  assert.is(bits(d), bits(double));
});

test("a surrogate without its other half becomes U+FFFD, in both directions of a call", async () => {
  const text = `export function text(a: string): string {
    return host.text("\\ud800" + a + "\\udc00x\\ud83d");
  }`;
  const forwarded = await forwarding(wit("functions"), "functions", "test/functions/functions");
  const source = forwarded["functions.ts"]!.replace(/export function text\(.*\n.*\n\}/, text);
  const component = await build({ wit: wit("functions"), sources: { "functions.ts": source } });
  const received: string[] = [];
  const { exports } = await instantiate(component, {
    "test:functions/functions": { text: (a: string) => (received.push(a), `${a}\udfff`) },
  });
  assert.is(exports["functions"].text("é😀"), "\ufffdé😀\ufffdx\ufffd\ufffd");
  assert.equal(received, ["\ufffdé😀\ufffdx\ufffd"]);
});

test("flags of every size", async () => {
  const set = (count: number, on: (i: number) => boolean, name = (i: number) => `a${i}`) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i), on(i)]));
  const letter = (i: number) => String.fromCharCode(97 + i);
  const last = (count: number) => (i: number) => i === count - 1;
  const all = [
    set(1, last(1), letter),
    set(8, last(8), letter),
    set(9, last(9), letter),
    set(16, last(16)),
    set(17, last(17)),
    set(32, (i) => i % 2 === 1),
  ];
  const lists = [[all[0], all[0]], [all[2]], [all[4], all[4], all[4]], all[5]];
  const f = await echo("flags", "bits", "test/bits/bits", { all: (...args) => args, lists: (...args) => args });
  assert.equal(f.all(...all), all);
  assert.equal(f.lists(...lists), lists);
});

test("memory doesn't grow with the number of calls", async () => {
  for (const runtime of ["incremental", "minimal"]) {
    const sources = await forwarding(wit("functions"), "functions", "test/functions/functions");
    const component = await build({
      wit: wit("functions"),
      sources,
      options: ["--runtime", runtime, "--exportRuntime"],
    });
    const deep = [
      [
        [
          { tag: "ok", val: ["a".repeat(100), "b"] },
          { tag: "err", val: new Uint8Array(1000) },
        ],
      ],
    ];
    const { exports, core } = await instantiate(component, { "test:functions/functions": { deep: (a: unknown) => a } });
    const call = (times: number) => {
      for (let i = 0; i < times; i++) {
        exports["functions"].deep(deep);
        if (i % 100 === 0) core["__collect"](); // the minimal runtime never does by itself
      }
      return core["memory"].buffer.byteLength;
    };
    const before = call(1000);
    assert.is(call(5000), before, runtime);
  }
});

test.run();
