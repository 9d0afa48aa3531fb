// What hosts may do at the boundary that an AssemblyScript program can't: lend one object twice, call back into a
// waiting component, or pass too many elements. Also WIT names that are hard to translate.
import { parse } from "@bytecodealliance/jco";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bindgen, BindgenError, componentize } from "../../js/bindgen/index.js";
import { dispose } from "../../js/host/dispose.js";
import { instantiateComponent } from "../../js/host/engines/wasmtime/component/component.js";
import { noLibwasmtime } from "../support/libwasmtime.js";
import { build } from "./support/build.js";
import { instantiate, type Exports } from "./support/jco.js";

const BAGS = `package test:bags;
interface cb { resource t { constructor(n: u32); n: func() -> u32; } call: func(depth: u32, l: list<string>) -> string; }
interface bags {
  use cb.{t};
  resource bag {
    constructor();
    absorb: func(other: borrow<bag>) -> string;
    absorb-all: func(others: list<borrow<bag>>) -> string;
    is-like: func(other: borrow<bag>) -> bool;
    wait: func(depth: u32) -> string;
    change-and-wait: func(depth: u32);
  }
  eat: func(b: bag);
  outer: func(depth: u32) -> list<string>;
  lent: func(x: borrow<t>, depth: u32) -> u32;
  ended: func() -> u32;
  flat: func(n: u32) -> list<u32, 3>;
  texts: func(n: u32) -> list<string, 3>;
  owners: func(n: u32) -> list<bag, 2>;
}
world w { import cb; export bags; }`;

const SOURCE = `
import { Mut, OwnedArray, Ref } from "as-io-lifetimes/assembly/own";
import { Borrow, BorrowedArray } from "as-io-lifetimes/assembly/abi";
import { call, T } from "./bindings/imports/test/bags/cb";
let gone: u32 = 0;
@owned export class Item { alive: string = "alive"; constructor() {} drop(): void { this.alive = "ENDED"; } }
@owned export class Bag {
  items: OwnedArray<Item> = new OwnedArray<Item>();
  constructor() { this.items.push(new Item()); }
  @mut absorb(other: Ref<Bag>): string {
    const item: Ref<Item> = other.items[0];
    this.items = new OwnedArray<Item>();
    this.items.push(new Item());
    return item.alive;
  }
  @mut absorbAll(others: BorrowedArray<Borrow<Bag>>): string { return others.length.toString(); }
  isLike(other: Ref<Bag>): bool { return this.items.length == other.items.length; }
  wait(depth: u32): string { call(depth, ["x"]); return this.items[0].alive; }
  @mut changeAndWait(depth: u32): void { call(depth, ["x"]); this.items.atMut(0).alive = "still"; }
  drop(): void { gone++; }
}
export function eat(b: Bag): void {}
export function outer(depth: u32): Array<string> {
  const l = ["a" + depth.toString(), "b" + depth.toString()];
  l.push(call(depth, l));
  return l;
}
export function lent(x: Ref<T>, depth: u32): u32 { call(100 + depth, ["x"]); return x.n(); }
export function ended(): u32 { return gone; }
export function flat(n: u32): StaticArray<u32> { return new StaticArray<u32>(n); }
export function texts(n: u32): StaticArray<string> { return StaticArray.fromArray(new Array<string>(n).fill("x")); }
export function owners(n: u32): OwnedArray<Bag> {
  const a = new OwnedArray<Bag>();
  for (let i: u32 = 0; i < n; i++) a.push(new Bag());
  return a;
}
`;

const bagsComponent = await build({ wit: { source: BAGS }, sources: { "bags.ts": SOURCE } });

class T {
  constructor(readonly k: number) {}
  n(): number {
    return this.k;
  }
}

/** The component on jco, which lets imports call back. `call` is what the import does. */
async function bags(call: (bags: Exports, depth: number, list: string[]) => unknown = () => ""): Promise<Exports> {
  const host = { T, call: (depth: number, list: string[]) => call(exports["bags"], depth, list) ?? "" };
  const { exports } = await instantiate(bagsComponent, { "test:bags/cb": host });
  return exports["bags"];
}

test("a method that changes its object refuses the same object as an argument", async () => {
  const refused: [string, (b: Exports) => unknown][] = [
    ["absorb", (bag) => bag["absorb"](bag)],
    ["in a list", (bag) => bag["absorbAll"]([bag])],
  ];
  for (const [what, call] of refused) {
    const { Bag } = await bags();
    assert.throws(() => call(new Bag()), /unreachable/, what);
  }
  const { Bag } = await bags();
  const [one, two] = [new Bag(), new Bag()];
  assert.is(one.absorb(two), "alive");
  assert.is(one.absorbAll([two, two]), "2");
  assert.is(one.isLike(one), true, "a method that changes nothing takes it");
  assert.is(one.absorb(two), "alive", "a call gives back what it borrowed");
});

if (noLibwasmtime === undefined) {
  test("and so on libwasmtime", async () => {
    const source = `package test:bags;
interface bags { resource bag { constructor(); absorb: func(other: borrow<bag>); is-like: func(other: borrow<bag>) -> bool; } }
world w { export bags; }`;
    const program = `
import { Ref } from "as-io-lifetimes/assembly/own";
@owned export class Bag {
  constructor() {}
  @mut absorb(other: Ref<Bag>): void {}
  isLike(other: Ref<Bag>): bool { return true; }
  drop(): void {}
}`;
    const component = await build({ wit: { source }, sources: { "bags.ts": program } });
    const on = await instantiateComponent(component as Uint8Array<ArrayBuffer>);
    const { Bag } = on.exports["test:bags/bags"] as Exports;
    const bag = new Bag();
    assert.is(bag.isLike(bag), true);
    assert.throws(() => bag.absorb(bag), /unreachable/);
  });
}

test("calls back into a component that waits leave its memory and its borrows right", async () => {
  const t2 = new T(2);
  const on = await bags((b, depth, list) => {
    if (depth >= 100) return depth > 100 ? String(b["lent"](t2, depth - 101)) : "end";
    return depth === 0 ? list.join() : b["outer"](depth - 1).join("/");
  });
  for (let depth = 0; depth < 5; depth++) {
    const levels = Array.from({ length: depth + 1 }, (_, i) => `a${depth - i}/b${depth - i}`);
    assert.is(on["outer"](depth).join("/"), `${levels.join("/")}/a0,b0`);
  }
  for (const depth of [0, 1, 2]) assert.is(on["lent"](new T(1), depth), 1);
});

test("an object that a waiting call borrows is neither ended, moved nor changed", async () => {
  const attempts: Record<string, (b: Exports, bag: any) => unknown> = {
    dropped: (_, bag) => bag[dispose](),
    moved: (b, bag) => b["eat"](bag),
    changed: (_, bag) => bag.changeAndWait(1),
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    let bag: any;
    const on = await bags((b, depth) => (depth === 0 ? attempt(b, bag) : ""));
    bag = new on["Bag"]();
    assert.throws(() => bag.wait(0), undefined, what);
  }
  let bag: any;
  const on = await bags((_, depth) => (depth === 0 ? bag.wait(1) : ""));
  bag = new on["Bag"]();
  assert.is(bag.wait(0), "alive", "two shared borrows at once are right");
  assert.throws(() => bag.changeAndWait(0), /unreachable/, "a shared one of what is changed isn't");
});

test("a list of fixed length with too many or too few elements traps", async () => {
  for (const [name, length] of [
    ["flat", 3],
    ["texts", 3],
    ["owners", 2],
  ] as const) {
    assert.is((await bags())[name](length).length, length);
    for (const wrong of [length - 1, length + 1]) {
      const on = await bags();
      assert.throws(() => on[name](wrong), /unreachable/, `${name}(${wrong})`);
    }
  }
});

test("every method of a result and an option ends what it doesn't return", async () => {
  const source = `package test:drops;
interface h { resource t { constructor(n: u32); } res: func(n: u32) -> result<t, t>; opt: func(n: u32) -> option<option<t>>; }
interface ex { use h.{t}; run: func(method: string, n: u32); }
world w { import h; export ex; }`;
  const program = `
import { T, opt, res } from "./bindings/imports/test/drops/h";
export function run(method: string, n: u32): void {
  if (method == "result.valueOr") { const t = res(n).valueOr(new T(50)); }
  else if (method == "result.value") { const r = res(n); if (r.isOk) { const t = r.value; } }
  else if (method == "result.error") { const r = res(n); if (r.isErr) { const t = r.error; } }
  else if (method == "result.expect") { const r = res(n); if (r.isOk) { const t = r.expect("a value"); } }
  else if (method == "result unread") { const r = res(n); }
  else if (method == "option.valueOr") { const t = opt(n).valueOr(new T(50)); }
  else if (method == "option.value") { const o = opt(n); if (o.isSome) { const t = o.value; } }
  else if (method == "option unread") { const o = opt(n); }
  else throw new Error(method);
}`;
  const component = await build({ wit: { source }, sources: { "ex.ts": program } });
  const live = new Set<object>();
  class Counted {
    constructor() {
      live.add(this);
    }
    [dispose](): void {
      live.delete(this);
    }
  }
  const { exports } = await instantiate(component, {
    "test:drops/h": {
      T: Counted,
      res(n: number) {
        if (n % 2) return new Counted();
        throw Object.assign(new Error(), { payload: new Counted() });
      },
      opt: (n: number) => (n === 0 ? { tag: "none" } : { tag: "some", val: n === 1 ? new Counted() : undefined }),
    },
  });
  const methods = ["result.valueOr", "result.value", "result.error", "result.expect", "result unread"];
  for (const method of [...methods, "option.valueOr", "option.value", "option unread"]) {
    for (const n of [0, 1, 2]) {
      exports["ex"].run(method, n);
      assert.is(live.size, 0, `${method} ${n}: ${live.size} are left`);
    }
  }
});

test("owned fields and cases of every shape are borrowed by their getters", async () => {
  const types = [
    "option<r>",
    "option<list<r>>",
    "list<option<r>>",
    "tuple<option<r>, u8>",
    "result<option<r>, string>",
    "tuple<r, option<string>>",
    "list<tuple<r, option<string>>>",
    "result<r, list<option<string>>>",
    "map<string, option<r>>",
  ];
  const items = types.map((type, i) => `record a${i} { z: ${type}, n: u8 } variant v${i} { x(${type}), y }`);
  const functions = types.map((_, i) => `f${i}: func(a: a${i}, v: v${i}) -> a${i};`);
  const source = `package test:owning;
interface i { resource r { constructor(); } ${items.join("\n")}\n${functions.join("\n")} }
world w { export i; }`.replace(/f(32|64): func/g, "g$1: func");
  const { stubs } = await bindgen({ wit: { source } });
  const text = stubs
    .get("i.ts")!
    .replace(/(export function f\d+\(.*)\n.*/g, "$1\n  const z = a.z; if (v.isX) { const x = v.x; }\n  return a;");
  assert.ok(await build({ wit: { source }, sources: { "i.ts": text } }));
});

test("names that look alike stay apart", async () => {
  const methods = ["take", "give", "lend", "borrow", "lent", "return", "drop", "new", "rep", "mark", "table"];
  const source = `package test:names;
interface streams {
  resource output { constructor(); stream-write: func(n: u32) -> string; %static: static func() -> string; }
  resource output-stream { constructor(); write: func(n: u32) -> string; }
  resource mut { constructor(); change: func(by: u32) -> u32; }
  resource ref { constructor(); }
  swap: func(a: mut, b: borrow<ref>) -> mut;
}
interface shelf {
  resource book { constructor(); ${methods.map((name) => `%${name}: func(n: u32) -> u32;`).join(" ")} }
  use-it: func(b: book) -> book;
}
interface go { use shelf.{book}; run: func(a: book, b: borrow<book>) -> u32; }
world w { import shelf; export go; export streams; export f: func() -> string; export cabi-post-f: func() -> string; }`;
  const { stubs } = await bindgen({ wit: { source } });
  const text = stubs
    .get("streams.ts")!
    .replace(/(streamWrite\(.*)\n.*/, '$1\n    return "output";')
    .replace(/(  write\(.*)\n.*/, '$1\n    return "output-stream";')
    .replace(/constructor\(\) \{\n.*/g, "constructor() {");
  const component = await build({ wit: { source }, sources: { "streams.ts": text }, all: true });
  const { exports } = await instantiate(component, { "test:names/shelf": { Book: class {} } });
  assert.is(new exports["streams"].Output().streamWrite(1), "output");
  assert.is(new exports["streams"].OutputStream().write(1), "output-stream");
});

test("a command needs a `_start` that can be called, and nothing of WASI", async () => {
  const made = async (text: string) => componentize(await parse(`(module (memory (export "memory") 1) ${text})`));
  assert.ok(Buffer.from(await made(`(func (export "_start"))`)).includes("wasi:cli/run"));
  const refused: Record<string, RegExp> = {
    [`(func (export "_start") (param i32))`]: /`_start` is \(i32\) -> \(\): a command exports it without parameters/,
    [`(func (export "_start") (result i32) i32.const 1)`]: /`_start` is \(\) -> \(i32\)/,
    [`(global (export "_start") i32 (i32.const 1))`]: /`_start` is a global/,
  };
  for (const [text, message] of Object.entries(refused)) {
    const error = await made(text).catch((error: unknown) => error);
    assert.instance(error, BindgenError);
    assert.match((error as BindgenError).message, message);
  }
});

test.run();
