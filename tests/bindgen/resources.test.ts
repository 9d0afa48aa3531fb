// Resources: owners and borrows through a component, counted on both sides.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { build } from "./support/build.js";
import { instantiate, type Exports } from "./support/jco.js";
import { wasmtime } from "./support/wasmtime.js";

const wit = { path: join(root, "tests/bindgen/wit/resources.wit") };
const source = readFileSync(join(root, "tests/bindgen/guest/things.ts"), "utf8");

/** The host's resource, which knows how many of it are alive. */
class HostThing {
  static alive = 0;
  constructor(private readonly number: number) {
    HostThing.alive++;
  }
  id(): number {
    return this.number;
  }
  compare(other: HostThing): boolean {
    return this.number === other.number;
  }
  static peek(thing: HostThing): number {
    return thing.number;
  }
  [Symbol.dispose](): void {
    HostThing.alive--;
  }
}

const components = new Map<string, Promise<Uint8Array>>();

async function things(options: string[] = []): Promise<Exports> {
  const key = options.join(" ");
  let component = components.get(key);
  if (!component) components.set(key, (component = build({ wit, sources: { "things.ts": source }, options })));
  const host = { Thing: HostThing, Fallible: class {}, NoConstructor: class {} };
  const { exports } = await instantiate(await component, { "test:resources/things": host });
  return exports["things"];
}

/** Runs with a count of the host's things, which must be as before at the end. */
async function counted(work: (api: Exports, alive: () => number) => void, options?: string[]): Promise<void> {
  const api = await things(options);
  const before = HostThing.alive;
  const alive = () => HostThing.alive - before;
  work(api, alive);
  assert.is(alive(), 0, "all were dropped, once");
}

for (const options of [["-O0"], ["-O3", "--runtime", "stub"], ["-O3", "--runtime", "incremental"]]) {
  test(`owners move in and out, and end where nobody has them any more: ${options.join(" ")}`, async () => {
    await counted((api, alive) => {
      const { Thing } = api;
      const a = new Thing(1),
        b = new Thing(2);
      assert.is(alive(), 2);
      assert.is(a.id(), 1);
      assert.is(a.compare(b), false);
      assert.is(Thing.peek(b), 2);
      assert.is(a.absorb(b), 3);
      assert.is(alive(), 1, "what was absorbed has ended");
      const [c, d] = Thing.split(a);
      assert.equal([c.id(), d.id(), alive()], [2, 3, 2]);
      const same = api.pass(c);
      assert.is(same.id(), 2);
      assert.is(api.maybe(undefined), undefined);
      const still = api.maybe(same);
      assert.is(alive(), 2);
      still[Symbol.dispose]();
      d[Symbol.dispose]();
    }, options);
  });
}

test("owners in lists, records, variants, tuples, options and results", async () => {
  await counted((api, alive) => {
    const kept = api.either({ tag: "ok", val: new api.Thing(1) });
    assert.equal([kept.id(), alive()], [1, 1]);
    kept[Symbol.dispose]();
    assert.throws(
      () => api.either({ tag: "err", val: "no" }),
      (error: any) => error.payload === "no",
    );
  });
  await counted((api, alive) => {
    const make = (id: number) => new api.Thing(id);
    const end = (thing: any) => thing[Symbol.dispose]();
    const lists = api.many([make(1), make(2), make(3)]);
    assert.equal(
      lists.map((one: any) => one.id()),
      [3, 2],
    );
    assert.is(alive(), 2);
    const swapped = api.pairs({ left: lists[0], right: lists[1], name: "pair" });
    assert.equal([swapped.left.id(), swapped.right.id(), swapped.name], [2, 3, "pair!"]);
    const alone = api.pairs({ left: swapped.left, right: undefined, name: "alone" });
    assert.equal([alone.left.id(), alone.right, alone.name], [2, undefined, "alone"]);
    assert.equal(api.cases({ tag: "thing", val: alone.left }), { tag: "number", val: 2 });
    assert.is(alive(), 1, "a variant ends what it carries");
    const { tag, val: kept } = api.cases({ tag: "pair", val: { left: swapped.right, right: make(9), name: "" } });
    assert.equal([tag, kept.id(), alive()], ["thing", 3, 1]);
    assert.equal(api.cases({ tag: "none" }), { tag: "none" });
    const [n, moved] = api.tuples([kept, 7]);
    assert.equal([n, moved.id()], [7, 3]);
    const [pair] = api.listOfPairs([{ left: moved, right: undefined, name: "é" }]);
    assert.equal([pair.left.id(), pair.name], [3, "é"]);
    const deep = api.nested({ tag: "some", val: pair.left });
    assert.is(deep.id(), 3);
    assert.is(api.nested({ tag: "some", val: undefined }), undefined);
    end(deep);
  });
});

test("borrows in every position, and beside owners", async () => {
  await counted((api) => {
    const [a, b, c, d] = [1, 10, 100, 1000].map((id) => new api.Thing(id)) as [any, any, any, any];
    const all = api.borrows(
      a,
      b,
      [c, c],
      [d, 5],
      { what: a, times: 3 },
      { tag: "thing", val: b },
      { tag: "ok", val: c },
    );
    assert.is(all, 1 + 10 + 200 + 1000 + 5 + 3 + 10 + 100);
    assert.is(api.borrows(a, undefined, [], [a, 0], { what: a, times: 0 }, { tag: "none" }, { tag: "err" }), 2);
    const made = api.mixed(a, b, [
      { what: c, times: 1 },
      { what: d, times: 2 },
    ]);
    assert.is(made.id(), 13);
    const [first, text] = api.seventeen(made, c, 2n ** 64n - 1n, "d", "e", "f", "", "h", "i", 255);
    assert.equal([first.id(), text], [13, "10018446744073709551615defhi255"]);
    for (const one of [a, c, d, first]) one[Symbol.dispose]();
  });
});

test("what was moved out of a record or a tuple is not used again: that traps", async () => {
  for (const use of [
    (api: Exports) => api["pairs"]({ left: new api["Thing"](1), right: undefined, name: "twice" }),
    (api: Exports) => api["tuples"]([new api["Thing"](1), 99]),
  ]) {
    const api = await things();
    assert.throws(() => use(api), /unreachable/);
  }
});

test("constructors that fail, and resources without one", async () => {
  const api = await things();
  const made = new api.Fallible(true);
  assert.is(made.name(), "made");
  assert.throws(
    () => new api.Fallible(false),
    (error: any) => error.payload === "it was not to be",
  );
  const got = api.NoConstructor.get(5);
  assert.is(got.n(), 5);
});

(wasmtime ? test : test.skip)("on wasmtime", async () => {
  const counters = readFileSync(join(root, "tests/bindgen/guest/counters.ts"), "utf8");
  const component = await build({
    wit: { path: join(root, "tests/bindgen/wit/counters.wit") },
    sources: { "counters.ts": counters },
  });
  const { status, stdout, stderr } = wasmtime!("wasmtime_counters.py", component);
  assert.is(status, 0, stderr);
  assert.equal(stdout.trim().split("\n"), [
    "values 7 8",
    "taken 0 1",
    "ended 3",
    "taken was refused",
    "dropped was refused",
    "of another instance was refused",
  ]);
});

test.run();
