// Arguments that run code while they are read: whatever that code does, a call ends with a result, a TypeError or a
// HostError, and the process lives. CALLS=50000 SEED=7 makes a long run of it.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantiateComponent, type Component } from "../../js/host/engines/wasmtime/component/component.js";
import { dispose } from "../../js/host/dispose.js";
import { HostError } from "../../js/host/errors.js";
import { build } from "../bindgen/support/build.js";
import { Random } from "../ownership/fuzz/random.js";
import { onLibwasmtime } from "../support/libwasmtime.js";
import { anything, growing, lyingProxy, Mine, withGetters, type Effects } from "./support/hostile.js";

const tests = suite("arguments");
const test = onLibwasmtime(tests);
const CALLS = Number(process.env["CALLS"] ?? 3000);
const SEED = Number(process.env["SEED"] ?? 1);

const WIT = `package test:hostile;
interface a {
  resource r { constructor(n: u32); n: func() -> u32; add: func(other: borrow<r>, x: rec) -> u32; }
  record rec { x: u32 }
  record pair { a: r, b: rec }
  variant shape { one, two(list<rec>) }
  flags bits { x, y }
  enum word { ok, none }
  bools: func(l: list<bool>) -> u32;
  numbers: func(l: list<u32>) -> u32;
  bytes: func(l: list<u8>) -> u32;
  recs: func(l: list<rec>) -> u32;
  move: func(a: r, b: rec) -> u32;
  move-all: func(l: list<r>) -> u32;
  move-pair: func(p: pair) -> u32;
  lend: func(a: borrow<r>, b: rec) -> u32;
  both: func(a: r, b: borrow<r>, c: rec) -> u32;
  shapes: func(l: list<shape>) -> u32;
  texts: func(l: list<string>) -> u32;
  words: func(b: bits, w: word) -> u32;
  nested: func(o: option<option<list<u16>>>) -> u32;
  result-of: func(r: result<r, rec>) -> u32;
  tuple-of: func(t: tuple<r, list<rec>, char>) -> u32;
}
world w { export a; }`;

const SOURCE = `
import { OwnedArray, Ref } from "as-io-lifetimes/assembly/own";
import { Option, Result } from "as-io-lifetimes/assembly/abi";
import { Tuple3 } from "./bindings/tuples";
import { Bits, Pair, Rec, Shape, Word } from "./bindings/exports/test/hostile/a";
@owned export class R {
  constructor(public k: u32) {}
  n(): u32 { return this.k; }
  add(other: Ref<R>, x: Rec): u32 { return this.k + other.k + x.x; }
  drop(): void {}
}
export function bools(l: Array<bool>): u32 { let n = 0; for (let i = 0; i < l.length; i++) n += i32(l[i]); return n; }
export function numbers(l: Uint32Array): u32 { let n: u32 = 0; for (let i = 0; i < l.length; i++) n += l[i]; return n; }
export function bytes(l: Uint8Array): u32 { return l.length; }
export function recs(l: Array<Rec>): u32 { let n: u32 = 0; for (let i = 0; i < l.length; i++) n += l[i].x; return n; }
export function move(a: R, b: Rec): u32 { return a.k + b.x; }
export function moveAll(l: OwnedArray<R>): u32 { return l.length; }
export function movePair(p: Pair): u32 { return p.a.k + p.b.x; }
export function lend(a: Ref<R>, b: Rec): u32 { return a.k + b.x; }
export function both(a: R, b: Ref<R>, c: Rec): u32 { return a.k + b.k + c.x; }
export function shapes(l: Array<Shape>): u32 { return l.length; }
export function texts(l: Array<string>): u32 { let n: u32 = 0; for (let i = 0; i < l.length; i++) n += l[i].length; return n; }
export function words(b: Bits, w: Word): u32 { return <u32>b + <u32>w; }
export function nested(o: Option<Uint16Array | null>): u32 { return o.isSome ? 1 : 0; }
export function resultOf(r: Result<R, Rec>): u32 { return r.isOk ? 1 : 0; }
export function tupleOf(t: Tuple3<R, Array<Rec>, u32>): u32 { return t._0.k + t._1.length; }
`;

type Functions = Record<string, (...args: unknown[]) => unknown>;
interface R extends Disposable {
  n(): number;
  add(...args: unknown[]): number;
}
type Interface = Functions & { R: new (n: unknown) => R };

const component = await build({ wit: { source: WIT }, sources: { "a.ts": SOURCE } });

async function instance(): Promise<{ component: Component; a: Interface }> {
  const made = await instantiateComponent(component as Uint8Array<ArrayBuffer>);
  return { component: made, a: made.exports["test:hostile/a"] as Interface };
}

/** What a call comes to: a result, or the class of what it threw. */
function outcome(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    if (error instanceof HostError) return error.code.replace("ERR_IO_LIFETIMES_", "");
    if (error instanceof TypeError) return "TypeError";
    throw error;
  }
}

test("a list whose length changes is read once", async () => {
  const { a } = await instance();
  let asked = 0;
  const lying = new Proxy([true], { get: (items, key) => (key === "length" ? (asked++ ? 3_000_000 : 1) : items[0]) });
  assert.is(a["bools"]!(lying), 1);
  assert.is(asked, 1);
  const grows: unknown[] = [1, 2];
  Object.defineProperty(grows, 0, { get: () => ((grows.length = 5000), 1) });
  assert.is(
    outcome(() => a["numbers"]!(grows)),
    3,
  );
  const faked = Object.defineProperty(Uint32Array.of(1, 2), "length", { get: () => 1_000_000 });
  assert.is(a["numbers"]!(faked), 3);
  const taken = new Uint32Array(4);
  structuredClone(taken, { transfer: [taken.buffer] });
  assert.is(a["numbers"]!(taken), 0);
  assert.is(
    outcome(() => a["numbers"]!(new Array(2 ** 32 - 1))),
    "TypeError",
  );
});

test("an owner that was handed over can't be ended, moved or lent by a later argument", async () => {
  const { a, component } = await instance();
  const r = new a.R(7);
  const uses: (() => unknown)[] = [
    () => r[dispose](),
    () => a["move"]!(r, { x: 1 }),
    () => a["lend"]!(r, { x: 1 }),
    () => r.n(),
  ];
  for (const use of uses) {
    let seen: unknown;
    const value = a["move"]!(new a.R(1), { x: 1 });
    assert.is(value, 2);
    const later = { x: 1 };
    Object.defineProperty(later, "x", { get: () => ((seen = outcome(use)), {}) });
    // The argument is wrong in the end, so that nothing is moved.
    assert.is(
      outcome(() => a["move"]!(r, later)),
      "TypeError",
    );
    assert.is(seen, "MOVED");
    assert.is(r.n(), 7);
  }
  const during = (work: () => void) => ({
    get x() {
      return (work(), 1);
    },
  });
  assert.is(
    outcome(() =>
      a["lend"]!(
        r,
        during(() => r[dispose]()),
      ),
    ),
    "BORROWED",
  );
  assert.is(
    outcome(() =>
      a["move"]!(
        r,
        during(() => component.end()),
      ),
    ),
    "ENDED",
  );
});

test(`${CALLS} calls with hostile arguments`, async () => {
  const random = new Random(SEED);
  let { a, component } = await instance();
  const owners: R[] = [];
  let depth = 0;
  const effects: Effects = {
    resource: () => (owners.length > 0 && random.chance(0.9) ? random.pick(owners) : new Proxy({}, {})),
    run() {
      if (depth > 2) return;
      depth++;
      try {
        random.weighted([
          [4, () => random.pick(owners)?.[dispose]()],
          [4, () => call()],
          [2, () => random.pick(owners)?.n()],
          [0.02, () => component.end()],
        ])();
      } catch (error) {
        if (!(error instanceof HostError || error instanceof TypeError || error instanceof Mine)) throw error;
        if (random.chance(0.3)) throw error;
      } finally {
        depth--;
      }
    },
  };
  const below = (n: number) => () => random.below(n);
  const rec = () => withGetters({ x: random.below(9) }, random, effects);
  const list = (item: () => unknown) => () => {
    const items = Array.from({ length: random.below(4) }, () => (random.chance(0.9) ? item() : argument(item)));
    return random.weighted<unknown>([
      [4, items],
      [3, growing(items, random, effects)],
      [1, lyingProxy(items, random, effects)],
      [1, new Set(items)],
    ]);
  };
  const owner = () => (random.chance(0.3) ? effects.resource() : (owners.push(new a.R(1)), owners.at(-1)));
  const shape = () => withGetters({ tag: random.pick(["one", "two"]), val: list(rec)() }, random, effects);
  const tagged = (tags: readonly string[], val: () => unknown) => () =>
    withGetters({ tag: random.pick(tags), val: val() }, random, effects);
  /** What each function takes; any of it may be replaced by something else. */
  const parameters: Record<string, (() => unknown)[]> = {
    bools: [list(() => true)],
    numbers: [list(below(9))],
    bytes: [list(below(256))],
    recs: [list(rec)],
    move: [owner, rec],
    moveAll: [list(owner)],
    movePair: [() => withGetters({ a: owner(), b: rec() }, random, effects)],
    lend: [owner, rec],
    both: [owner, owner, rec],
    shapes: [list(shape)],
    texts: [list(() => "a".repeat(random.below(99)))],
    words: [() => withGetters({ x: 1, y: 0 }, random, effects), () => random.pick(["ok", "none", "other"])],
    nested: [tagged(["none", "some"], list(below(9)))],
    resultOf: [tagged(["ok", "err"], owner)],
    tupleOf: [() => growing([owner(), list(rec)(), "c"], random, effects)],
  };
  const argument = (usual: () => unknown) => (random.chance(0.85) ? usual() : anything(random, effects));
  const call = () => {
    if (random.chance(0.1)) return random.pick(owners)?.add(argument(owner), argument(rec));
    const name = random.pick(Object.keys(parameters));
    return a[name]!(...parameters[name]!.map(argument));
  };
  let results = 0;
  for (let i = 0; i < CALLS; i++) {
    if (owners.length > 20) owners.splice(0, 10);
    try {
      owners.push(new a.R(random.chance(0.9) ? i : anything(random, effects)));
      const result = call();
      assert.ok(result === undefined || typeof result === "number");
      results++;
    } catch (error) {
      const isExpected = error instanceof HostError || error instanceof TypeError || error instanceof Mine;
      assert.ok(isExpected, `call ${i} of seed ${SEED}: ${error}`);
      assert.not.match((error as Error).message, /offset|Cannot read prop|out of range|internal/);
      if (error instanceof HostError && error.code === "ERR_IO_LIFETIMES_ENDED") {
        ({ a, component } = await instance());
        owners.length = 0;
      }
      assert.is.not((error as HostError).code, "ERR_IO_LIFETIMES_TRAP", `call ${i} of seed ${SEED}: ${error}`);
    }
  }
  assert.ok(results > CALLS / 5, `${results} calls had a result`);
  const wanted = new Set(owners);
  for (const owner of wanted) owner[dispose]();
  component.end();
});

tests.run();
