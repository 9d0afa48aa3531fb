// Components on libwasmtime: their exports from TypeScript, with own and borrow by the rules of the host's other owners.
import { parse } from "@bytecodealliance/jco";
import fc from "fast-check";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HostError, LimitError, TrapError } from "../../js/host/errors.js";
import {
  instantiateComponent,
  type Component,
  type ComponentOptions,
} from "../../js/host/engines/wasmtime/component/component.js";
import { ComponentError } from "../../js/host/engines/wasmtime/component/exports.js";
import { dispose } from "../../js/host/dispose.js";
import { openInProcess } from "../support/descriptors.js";
import { root } from "../support/asc.js";
import { onLibwasmtime } from "../support/libwasmtime.js";

const tests = suite("component");
const test = onLibwasmtime(tests);

/** Resources with a destructor that counts; their reps are numbers that the constructor is given. */
const THINGS = `(component
  (component $inner
    (core module $state (global $dropped (mut i32) (i32.const 0))
      (func (export "dtor") (param i32)
        (if (i32.eq (local.get 0) (i32.const 666)) (then unreachable))
        (global.set $dropped (i32.add (global.get $dropped) (i32.const 1))))
      (func (export "dropped") (result i32) (global.get $dropped)))
    (core instance $state (instantiate $state))
    (type $thing (resource (rep i32) (dtor (core func $state "dtor"))))
    (type $other (resource (rep i32)))
    (core func $new (canon resource.new $thing))
    (core func $rep (canon resource.rep $thing))
    (core func $drop (canon resource.drop $thing))
    (core func $new-other (canon resource.new $other))
    (core module $m
      (import "r" "new" (func $new (param i32) (result i32))) (import "r" "rep" (func $rep (param i32) (result i32)))
      (import "r" "drop" (func $drop (param i32))) (import "r" "new-other" (func $new-other (param i32) (result i32)))
      (memory (export "memory") 1)
      (func (export "make") (param i32) (result i32) (call $new (local.get 0)))
      (func (export "make-other") (result i32) (call $new-other (i32.const 9)))
      (func (export "value") (param i32) (result i32) (local.get 0))
      (func (export "sum") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
      (func (export "take") (param i32) (result i32) (local i32)
        (local.set 1 (call $rep (local.get 0))) (call $drop (local.get 0)) (local.get 1))
      (func (export "pass") (param i32) (result i32) (local.get 0))
      (func (export "open") (param i32) (result i32)
        (i32.store8 (i32.const 0) (i32.eqz (local.get 0)))
        (i32.store (i32.const 4) (if (result i32) (local.get 0) (then (call $new (local.get 0))) (else (i32.const 0))))
        (i32.const 0))
      (func (export "boom") unreachable)
      (func (export "loop") (loop $l (br $l))))
    (core instance $i (instantiate $m (with "r" (instance
      (export "new" (func $new)) (export "rep" (func $rep)) (export "drop" (func $drop)) (export "new-other" (func $new-other))))))
    (export $thing' "thing" (type $thing))
    (export $other' "other-thing" (type $other))
    (type $code (enum "zero" "unlucky"))
    (export $code' "code" (type $code))
    (func (export "[constructor]thing") (param "rep" u32) (result (own $thing')) (canon lift (core func $i "make")))
    (func (export "[method]thing.the-value") (param "self" (borrow $thing')) (result u32) (canon lift (core func $i "value")))
    (func (export "[method]thing.add") (param "self" (borrow $thing')) (param "other" (borrow $thing')) (result u32)
      (canon lift (core func $i "sum")))
    (func (export "[static]thing.take") (param "this" (own $thing')) (result u32) (canon lift (core func $i "take")))
    (func (export "[static]thing.open") (param "rep" u32) (result (result (own $thing') (error $code')))
      (canon lift (core func $i "open") (memory (core memory $i "memory"))))
    (func (export "[method]other-thing.add-to") (param "self" (borrow $other')) (param "thing" (borrow $thing')) (result u32)
      (canon lift (core func $i "sum")))
    (func (export "make-other") (result (own $other')) (canon lift (core func $i "make-other")))
    (func (export "pass") (param "thing" (own $thing')) (result (own $thing')) (canon lift (core func $i "pass")))
    (func (export "take-and-borrow") (param "taken" (own $thing')) (param "lent" (borrow $thing')) (result u32)
      (canon lift (core func $i "sum")))
    (func (export "dropped") (result u32) (canon lift (core func $state "dropped")))
    (func (export "boom") (canon lift (core func $i "boom")))
    (func (export "loop") (canon lift (core func $i "loop"))))
  (instance $x (instantiate $inner))
  (export "test:things/things@0.1.0" (instance $x)))`;

interface Thing extends Disposable {
  theValue(): number;
  add(other: Thing): number;
}
interface Things {
  Thing: { new (rep: number): Thing; take(thing: unknown): number; open(rep: number): Thing };
  OtherThing: { new (): unknown };
  makeOther(): Disposable & { addTo(thing: unknown): number };
  pass(thing: Thing): Thing;
  takeAndBorrow(taken: Thing, lent: Thing): number;
  dropped(): number;
  boom(): void;
  loop(): void;
}

const things = await parse(THINGS);

async function withThings(
  work: (things: Things, component: Component) => void | Promise<void>,
  options: ComponentOptions = {},
): Promise<void> {
  const component = await instantiateComponent(things as Uint8Array<ArrayBuffer>, options);
  try {
    await work(component.exports["test:things/things@0.1.0"] as unknown as Things, component);
  } finally {
    component.end();
  }
}

function code(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof HostError) return error.code.replace("ERR_IO_LIFETIMES_", "");
    if (error instanceof TypeError) return error.message;
    throw error;
  }
  return "nothing was thrown";
}

test("interfaces have functions and classes, by jco's names", () =>
  withThings((things, component) => {
    assert.equal(Object.keys(component.exports), ["test:things/things@0.1.0"]);
    assert.equal(Object.keys(things).sort(), [
      "OtherThing",
      "Thing",
      "boom",
      "dropped",
      "loop",
      "makeOther",
      "pass",
      "takeAndBorrow",
    ]);
    const thing = new things.Thing(5);
    assert.instance(thing, things.Thing);
    assert.is(thing.theValue(), 5);
    assert.is(thing.add(new things.Thing(6)), 11);
    assert.is(
      code(() => new things.OtherThing()),
      "OtherThing has no constructor",
    );
    assert.is(things.makeOther().addTo(thing), 14);
  }));

test("an owner that is disposed is dropped once, and refused afterwards", () =>
  withThings((things, component) => {
    const thing = new things.Thing(5);
    assert.is(component.owned, 1);
    thing[dispose]();
    assert.is(things.dropped(), 1);
    assert.is(component.owned, 0);
    thing[dispose]();
    assert.is(things.dropped(), 1);
    assert.is(
      code(() => thing.theValue()),
      "CLOSED",
    );
    assert.is(
      code(() => things.pass(thing)),
      "CLOSED",
    );
  }));

test("an owner that is given away has moved", () =>
  withThings((things) => {
    const thing = new things.Thing(5);
    const again = things.pass(thing);
    assert.is(
      code(() => thing.theValue()),
      "MOVED",
    );
    assert.throws(() => things.Thing.take(thing), /this Thing was moved by pass\(\)/);
    thing[dispose]();
    assert.is(things.dropped(), 0, "disposing what has moved does nothing");
    assert.is(things.Thing.take(again), 5);
    assert.is(things.dropped(), 1);
  }));

test("a call that would take what it borrows is refused, and nothing has moved", () =>
  withThings((things) => {
    const one = new things.Thing(1),
      two = new things.Thing(2);
    assert.is(
      code(() => things.takeAndBorrow(one, one)),
      "MOVED",
    );
    assert.is(one.theValue(), 1);
    assert.is(
      code(() => things.takeAndBorrow(one, null as never)),
      "takeAndBorrow(): expected a Thing, and got null",
    );
    assert.is(one.theValue(), 1);
    assert.is(typeof things.takeAndBorrow(one, two), "number");
    assert.is(
      code(() => one.theValue()),
      "MOVED",
    );
    assert.is(two.theValue(), 2);
  }));

test("what is no resource, another resource, or another instance's is refused", () =>
  withThings((things) =>
    withThings((others) => {
      const thing = new things.Thing(1);
      assert.is(
        code(() => things.pass({} as never)),
        "pass(): expected a Thing, and got an object of Object",
      );
      assert.is(
        code(() => things.Thing.take(things.makeOther())),
        "Thing.take(): expected a Thing, and got a OtherThing",
      );
      assert.is(
        code(() => others.pass(thing)),
        "pass(): this Thing belongs to another instance",
      );
      assert.is(thing.theValue(), 1);
    }),
  ));

test("a result is its value, or is thrown as an error with what WIT says", () =>
  withThings((things) => {
    assert.is(things.Thing.open(3).theValue(), 3);
    try {
      things.Thing.open(0);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, ComponentError);
      assert.is((error as ComponentError).payload, "zero");
      assert.is((error as ComponentError).message, "Thing.open(): zero");
    }
  }));

test("a trap ends with wasmtime's message, and no call is taken after it", () =>
  withThings((things) => {
    const thing = new things.Thing(1);
    assert.throws(
      () => things.boom(),
      (error: unknown) =>
        error instanceof TrapError &&
        /unreachable/.test(error.message) &&
        /\n {4}at .*wasm-function\[/.test(error.stack!),
    );
    assert.throws(
      () => thing.theValue(),
      (error: unknown) => error instanceof HostError && error.code === "ERR_IO_LIFETIMES_ENDED",
    );
  }));

test("a destructor that traps is told by who disposes", () =>
  withThings((things) => {
    const thing = new things.Thing(666);
    assert.throws(
      () => thing[dispose](),
      (error: unknown) => error instanceof TrapError,
    );
  }));

test("limits hold for components", async () => {
  await withThings(
    (things) =>
      assert.is(
        code(() => things.loop()),
        "LIMIT",
      ),
    { fuel: 10_000 },
  );
  await withThings(
    (things) =>
      assert.is(
        code(() => things.loop()),
        "LIMIT",
      ),
    { timeout: 50 },
  );
});

/** Two memories of one page each; `grow` asks for pages for the first, and traps where it doesn't get them. */
const GROWING = `(component
  (core module $other (memory (export "memory") 1))
  (core instance $o (instantiate $other))
  (core module $m (memory (export "memory") 1)
    (func (export "grow") (param i32) (result i32)
      (if (i32.eq (memory.grow (local.get 0)) (i32.const -1)) (then unreachable))
      (i32.store8 (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 1)) (i32.const 7))
      (memory.size))
    (func (export "try") (param i32) (result i32) (memory.grow (local.get 0)))
    (func (export "boom") unreachable))
  (core instance $i (instantiate $m))
  (func (export "grow") (param "pages" u32) (result u32) (canon lift (core func $i "grow")))
  (func (export "try") (param "pages" u32) (result s32) (canon lift (core func $i "try")))
  (func (export "boom") (canon lift (core func $i "boom"))))`;

test("a component that is refused memory and traps ends in a LimitError, and no other does", async () => {
  const growing = (await parse(GROWING)) as Uint8Array<ArrayBuffer>;
  const open = async (pages: number) => {
    const component = await instantiateComponent(growing, { maxMemory: pages << 16 });
    return component.exports as Record<"grow" | "try" | "boom", (pages?: number) => number>;
  };
  const caught = (call: () => unknown) => {
    try {
      return call();
    } catch (error) {
      return error;
    }
  };
  const within = await open(10);
  assert.is(within.grow(8), 9); // and the page of the other memory
  const refused = caught(() => within.grow(1)) as LimitError;
  assert.instance(refused, LimitError);
  assert.is(refused.limit, "maxMemory");
  assert.match(refused.message, /was refused 720896 bytes of memory, of 655360 at most/);
  assert.match((caught(() => within.grow(0)) as Error).message, /the instance is gone/);
  const copes = await open(10);
  assert.is(copes.try(100), -1);
  assert.instance(
    caught(() => copes.boom()),
    TrapError,
  );
  const tooSmall = await open(1).catch((error: unknown) => error);
  assert.instance(tooSmall, LimitError);
  for (let i = 0; i < 100; i++) assert.is((await open(10)).grow(3), 4);
});

test("after its end a component is refused, and 300 of them leave nothing", async () => {
  const component = await instantiateComponent(things as Uint8Array<ArrayBuffer>);
  const { Thing } = component.exports["test:things/things@0.1.0"] as unknown as Things;
  const thing = new Thing(1);
  component.end();
  assert.is(
    code(() => thing.theValue()),
    "ENDED",
  );
  assert.is(
    code(() => new Thing(2)),
    "ENDED",
  );
  thing[dispose]();
  const before = openInProcess();
  for (let i = 0; i < 300; i++) await withThings((things) => assert.is(new things.Thing(i).theValue(), i));
  assert.ok(openInProcess() <= before); // fewer where the collector came by
});

test("random owners and borrows behave as a model of them", () =>
  withThings((things, component) => {
    const step = fc.record({
      call: fc.constantFrom("make", "dispose", "take", "pass", "read", "add", "both"),
      a: fc.nat(5),
      b: fc.nat(5),
    });
    let made = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const owners: { thing: Thing; rep: number; state: "live" | "MOVED" | "CLOSED" }[] = [];
        let live = 0,
          dropped = things.dropped();
        for (const { call, a, b } of steps) {
          if (call === "make" || owners.length === 0) {
            owners.push({ thing: new things.Thing(++made), rep: made, state: "live" });
            live++;
            continue;
          }
          const one = owners[a % owners.length]!,
            two = owners[b % owners.length]!;
          const works = one.state === "live";
          if (call === "dispose") {
            one.thing[dispose]();
            if (works) {
              one.state = "CLOSED";
              live--;
              dropped++;
            }
          } else if (call === "take") {
            assert.is(
              outcome(() => things.Thing.take(one.thing)),
              works ? one.rep : one.state,
            );
            if (works) {
              one.state = "MOVED";
              live--;
              dropped++;
            }
          } else if (call === "pass") {
            const result = outcome(() => things.pass(one.thing));
            if (!works) assert.is(result, one.state);
            else {
              owners.push({ thing: result as Thing, rep: one.rep, state: "live" });
              one.state = "MOVED";
            }
          } else if (call === "read") {
            assert.is(
              outcome(() => one.thing.theValue()),
              works ? one.rep : one.state,
            );
          } else if (call === "add") {
            const expected = !works ? one.state : two.state !== "live" ? two.state : one.rep + two.rep;
            assert.is(
              outcome(() => one.thing.add(two.thing)),
              expected,
            );
          } else {
            // Its own handle isn't dropped by the component, and stays there.
            const good = works && two.state === "live" && one !== two;
            const result = outcome(() => things.takeAndBorrow(one.thing, two.thing));
            if (good) {
              assert.type(result, "number");
              one.state = "MOVED";
              live--;
            } else assert.is(result, !works ? one.state : two.state !== "live" ? two.state : "MOVED");
          }
          assert.is(things.dropped(), dropped);
          assert.is(component.owned, live);
        }
        for (const { thing, state } of owners) if (state === "live") thing[dispose]();
        assert.is(component.owned, 0);
      }),
      { numRuns: 300, seed: 6 },
    );
  }));

/** What a call gives, or the code of the HostError that it is refused with. */
function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof HostError) return error.code.replace("ERR_IO_LIFETIMES_", "");
    throw error;
  }
}

/** Gives its argument back: 17 flat values pass in memory, where argument and result look the same. */
const ECHO = `(component
  (core module $m (memory (export "memory") 20)
    (global $top (mut i32) (i32.const 8))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (local i32)
      (local.set 4 (i32.and (i32.add (global.get $top) (i32.const 7)) (i32.const -8)))
      (global.set $top (i32.add (local.get 4) (local.get 3)))
      (local.get 4))
    (func (export "echo") (param i32) (result i32) (global.set $top (i32.const 8)) (local.get 0)))
  (core instance $i (instantiate $m))
  (type $point (record (field "x-axis" f64) (field "y" s8)))
  (export $point' "point" (type $point))
  (type $shape (variant (case "none") (case "dot" $point') (case "path" (list $point'))))
  (export $shape' "shape" (type $shape))
  (type $color (enum "red" "dark-green"))
  (export $color' "color" (type $color))
  (type $mode (flags "read" "write-all" "x"))
  (export $mode' "mode" (type $mode))
  (type $all (record
    (field "flag" bool) (field "a" s8) (field "b" u8) (field "c" s16) (field "d" u16) (field "e" s32) (field "f" u32)
    (field "g" s64) (field "h" u64) (field "i" f32) (field "j" f64) (field "letter" char) (field "text" string)
    (field "bytes" (list u8)) (field "texts" (list string)) (field "pair" (tuple u32 string)) (field "shape" $shape')
    (field "color" $color') (field "mode" $mode') (field "maybe" (option string)) (field "nested" (option (option u8)))
    (field "outcome" (result string (error u32))) (field "empty" (result))))
  (export $all' "all" (type $all))
  (func (export "echo") (param "value" $all') (result $all')
    (canon lift (core func $i "echo") (memory (core memory $i "memory")) (realloc (core func $i "realloc")))))`;

const text = fc.string({ unit: "binary", maxLength: 20 });
const record: typeof fc.record = ((model: object, options: object) =>
  fc.record(model, { noNullPrototype: true, ...options })) as never;
const point = record({ xAxis: fc.double({ noNaN: true }), y: fc.integer({ min: -128, max: 127 }) });
const integer = (min: number, max: number) => fc.integer({ min, max });
const all = record({
  flag: fc.boolean(),
  a: integer(-128, 127),
  b: integer(0, 255),
  c: integer(-32768, 32767),
  d: integer(0, 65535),
  e: integer(-2147483648, 2147483647),
  f: integer(0, 4294967295),
  g: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  h: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  i: fc.float({ noNaN: true }),
  j: fc.double({ noNaN: true }),
  letter: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  text,
  bytes: fc.uint8Array({ maxLength: 50 }),
  texts: fc.array(text, { maxLength: 5 }),
  pair: fc.tuple(integer(0, 4294967295), text),
  shape: fc.oneof(
    fc.constant({ tag: "none" }),
    record({ tag: fc.constant("dot"), val: point }),
    record({ tag: fc.constant("path"), val: fc.array(point, { maxLength: 4 }) }),
  ),
  color: fc.constantFrom("red", "darkGreen", "dark-green").map((name) => (name === "darkGreen" ? "dark-green" : name)),
  mode: record({ read: fc.boolean(), writeAll: fc.boolean(), x: fc.boolean() }),
  maybe: fc.option(text, { nil: undefined }),
  nested: fc.oneof(
    fc.constant({ tag: "none" }),
    record({ tag: fc.constant("some"), val: fc.option(integer(0, 255), { nil: undefined }) }),
  ),
  outcome: fc.oneof(
    record({ tag: fc.constant("ok"), val: text }),
    record({ tag: fc.constant("err"), val: integer(0, 4294967295) }),
  ),
  empty: fc.constantFrom({ tag: "ok", val: undefined }, { tag: "err", val: undefined }),
});

test("random values of every type come back as they were", async () => {
  const component = await instantiateComponent((await parse(ECHO)) as Uint8Array<ArrayBuffer>);
  const echo = component.exports["echo"] as (value: unknown) => unknown;
  fc.assert(
    fc.property(all, (value) => assert.equal(echo(value), value)),
    { numRuns: 300, seed: 6 },
  );
  component.end();
});

test("values that a type doesn't have are refused before the call", async () => {
  const component = await instantiateComponent((await parse(ECHO)) as Uint8Array<ArrayBuffer>);
  const echo = component.exports["echo"] as (value: unknown) => unknown;
  const [good] = fc.sample(all, { numRuns: 1, seed: 6 });
  const bad: [Record<string, unknown>, RegExp][] = [
    [{ a: 128 }, /expected a number of s8, and got number 128/],
    [{ b: -1 }, /u8/],
    [{ e: 1.5 }, /s32/],
    [{ g: 1 }, /expected a bigint of s64, and got number 1/],
    [{ h: -1n }, /u64/],
    [{ letter: "ab" }, /a string of one character/],
    [{ letter: "\ud800" }, /a string of one character/],
    [{ text: 7 }, /expected a string, and got number 7/],
    [{ bytes: 7 }, /a list/],
    [{ pair: [1] }, /an array of 2/],
    [{ shape: { tag: "cube" } }, /with a tag of "none", "dot", "path"/],
    [{ color: "blue" }, /one of "red", "dark-green"/],
    [{ mode: 1 }, /an object of flags/],
    [{ outcome: "x" }, /\{ tag: "ok" \| "err", val \}/],
  ];
  for (const [part, message] of bad) assert.throws(() => echo({ ...good, ...part }), message);
  assert.equal(echo(good), good);
  component.end();
});

test("a module, what imports something, and what isn't there are refused", async () => {
  const refused = async (source: Uint8Array | string, message: RegExp) => {
    const error = await instantiateComponent(source as Uint8Array<ArrayBuffer>).catch((error: HostError) => error);
    assert.instance(error, HostError);
    assert.is((error as HostError).code, "ERR_IO_LIFETIMES_BAD_MODULE");
    assert.match((error as HostError).message, message);
  };
  await refused(await parse("(module)"), /what was given is a core module, no component: use `instantiate`/);
  await refused(
    await parse(`(component (import "my:own/thing" (instance (export "f" (func)))))`),
    /the component can't be instantiated: .*my:own\/thing/s,
  );
  await refused("/nowhere.wasm", /can't read the module \/nowhere\.wasm/);
});

const library = join(root, "dist/io-lifetimes.component.wasm");
const whole = existsSync(library) ? test : Object.assign((name: string) => tests.skip(name, () => {}), tests);
if (!existsSync(library)) console.log("skipped: the library as a component isn't built here");

whole("the library as a component opens, reads and closes files", async () => {
  const dir = mkdtempSync(join(tmpdir(), "component-"));
  try {
    writeFileSync(join(dir, "a.txt"), "hello world");
    const component = await instantiateComponent(library, { preopens: { ".": dir } });
    const { Fd } = component.exports["io-lifetimes:fd/fds@0.1.0"] as { Fd: any };
    const fd = Fd.open({ symlinkFollow: true }, "a.txt", { read: true });
    assert.is(Buffer.from(fd.read(5)).toString(), "hello");
    const clone = fd.tryClone();
    assert.is(clone.tell(), 5n);
    Fd.close(fd);
    assert.is(
      code(() => fd.read(5)),
      "MOVED",
    );
    assert.is(Buffer.from(clone.read(100)).toString(), " world");
    assert.throws(
      () => Fd.open({}, "none", { read: true }),
      (error: unknown) => (error as ComponentError).payload !== undefined,
    );
    component.end();
  } finally {
    rmSync(dir, { recursive: true });
  }
});

tests.run();
