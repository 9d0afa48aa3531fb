// Many calls leave nothing behind: the memory of a component stays as it is, and every owner is dropped.
// CALLS=100000 makes a long run of it.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { dispose } from "../../js/host/dispose.js";
import { instantiateComponent } from "../../js/host/engines/wasmtime/component/component.js";
import { noLibwasmtime } from "../support/libwasmtime.js";
import { build } from "./support/build.js";
import { instantiate, type Exports } from "./support/jco.js";

const CALLS = Number(process.env["CALLS"] ?? 2000);

const TYPES: Record<string, [type: string, value: (e: Exports) => unknown]> = {
  u64: ["u64", () => 5n],
  text: ["string", () => "aé😀"],
  bytes: ["list<u8>", () => new Uint8Array(1000)],
  floats: ["list<f64>", () => Float64Array.of(1, 2)],
  texts: ["list<string>", () => ["a", "b".repeat(100)]],
  rec: ["point", () => ({ x: 1, label: "here" })],
  shape: ["shape", () => ({ tag: "path", val: [{ x: 1, label: "a" }] })],
  nested: ["option<option<string>>", () => ({ tag: "some", val: "x" })],
  outcome: ["option<result<string, u8>>", () => ({ tag: "ok", val: "x" })],
  table: [
    "map<string, u32>",
    () =>
      new Map([
        ["a", 1],
        ["b", 2],
      ]),
  ],
  owner: ["r", (e) => new e["R"](1)],
  owners: ["list<r>", (e) => [new e["R"](1), new e["R"](2)]],
  pair: ["tuple<r, string>", (e) => [new e["R"](1), "x"]],
};

const functions = Object.entries(TYPES).map(([name, [type]]) => `f-${name}: func(a: ${type}) -> ${type};`);
const source = (imports: string) => `package test:load;
interface host { fail: func(l: list<string>) -> string; }
interface e {
  resource r { constructor(n: u32); n: func() -> u32; wait: func(l: list<string>) -> string; }
  record point { x: u32, label: string }
  variant shape { none, path(list<point>) }
  ${functions.join("\n  ")}
  live: func() -> u32;
}
world w { ${imports} export e; }`;

async function component(hasHost: boolean): Promise<Uint8Array> {
  const wit = { source: source(hasHost ? "import host;" : "") };
  const { bindgen } = await import("../../js/bindgen/index.js");
  const { stubs } = await bindgen({ wit });
  const text = stubs
    .get("e.ts")!
    .replace(/(export function f\w+\(.*)\n.*/g, "$1\n  return a;")
    .replace(/export function live.*\n.*/, "export function live(): u32 {\n  return count;")
    .replace(/constructor\(n: u32\) \{\n.*/, "constructor(private k: u32) {\n    count++;")
    .replace(/  n\(\): u32 \{\n.*/, "  n(): u32 {\n    return this.k;")
    .replace(/(wait\(.*)\n.*/, hasHost ? "$1\n    return fail(l);" : "$1\n    return l[0];")
    .replace("drop(): void {}", "drop(): void {\n    count--;\n  }");
  const imported = hasHost ? `import { fail } from "./bindings/imports/test/load/host";\n` : "";
  return build({ wit, sources: { "e.ts": `${imported}let count: u32 = 0;\n${text}` } });
}

function disposeAll(value: unknown): void {
  if (Array.isArray(value)) value.forEach(disposeAll);
  else if (typeof value === "object" && value !== null && dispose in value) (value as Disposable)[dispose]();
}

test(`${CALLS} calls of each type on jco leave memory as it was`, async () => {
  // jco can't drop the owners of a list one by one: docs/jco.md.
  const { exports, core } = await instantiate(await component(false));
  const e = exports["e"];
  for (const [name, [, value]] of Object.entries(TYPES)) {
    if (name === "owners") continue;
    const call = () => disposeAll(e[`f${name[0]!.toUpperCase()}${name.slice(1)}`](value(e)));
    for (let i = 0; i < CALLS / 5; i++) call();
    const before = core["memory"].buffer.byteLength;
    for (let i = 0; i < CALLS; i++) call();
    assert.is(core["memory"].buffer.byteLength, before, name);
    assert.is(e["live"](), 0, name);
  }
});

if (noLibwasmtime === undefined) {
  test(`and on libwasmtime`, async () => {
    const on = await instantiateComponent((await component(false)) as Uint8Array<ArrayBuffer>, { maxMemory: 4 << 20 });
    const e = on.exports["test:load/e"] as Exports;
    for (const [name, [, value]] of Object.entries(TYPES)) {
      for (let i = 0; i < CALLS / 10; i++) disposeAll(e[`f${name[0]!.toUpperCase()}${name.slice(1)}`](value(e)));
      assert.is(e["live"](), 0, name);
      assert.is(on.owned, 0, name);
    }
    on.end();
  });
}

test("after an import that throws half-way, a call is right or refused", async () => {
  const made = await component(true);
  const open = async (fail: (list: string[]) => string) =>
    (await instantiate(made, { "test:load/host": { fail } })).exports["e"];
  const broken = await open(() => {
    throw new Error("half-way");
  });
  const r = new broken.R(7);
  assert.throws(() => r.wait(["a", "b"]), /half-way/);
  // jco refuses some calls of an instance that has trapped, and lets others pass.
  assert.throws(() => r.wait(["a"]), /half-way|cannot enter component instance/);
  assert.is(r.n(), 7);
  const whole = await open((list) => list.join());
  assert.is(new whole.R(7).wait(["a", "b"]), "a,b");
});

test.run();
