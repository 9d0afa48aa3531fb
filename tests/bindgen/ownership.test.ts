// The ownership transform checks a component up to its boundary.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compileWorld } from "./support/build.js";

const source = `package test:owned;
interface things {
  resource thing { constructor(id: u32); id: func() -> u32; }
  record pair { left: thing, right: thing }
  variant choice { thing(thing), none }
  eat: func(t: thing);
  look: func(t: borrow<thing>) -> u32;
  eat-all: func(l: list<thing>);
  look-all: func(l: list<borrow<thing>>) -> u32;
  eat-pair: func(p: pair);
  give: func() -> result<thing, string>;
  choose: func(c: choice);
}
world owning { import things; export run: func(); }`;

const HEAD = `
import { drop, OwnedArray, Ref } from "as-io-lifetimes/assembly/own";
import { Borrow, BorrowedArray } from "as-io-lifetimes/assembly/abi";
import { Thing, Pair, Choice, eat, look, eatAll, lookAll, eatPair, give, choose } from "./bindings/imports/test/owned/things";
`;

/** What asc says of the body of `run`, or null where it compiles. */
async function compile(body: string, before = ""): Promise<string | null> {
  try {
    await compileWorld({
      wit: { source },
      sources: { "owning.ts": `${HEAD}${before}\nexport function run(): void {\n${body}\n}\n` },
    });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const REJECTED: Record<string, [body: string, code: string, before?: string]> = {
  "an owner that was given away": ["const t = new Thing(1); eat(t); look(t);", "E0382"],
  "an owner that was given away twice": ["const t = new Thing(1); eat(t); eat(t);", "E0382"],
  "an owner that has ended": ["const t = new Thing(1); drop(t); t.id();", "E0382"],
  "an owner that is given away while it is borrowed": [
    "const t = new Thing(1); const b: Ref<Thing> = t; eat(t); b.id();",
    "E0505",
  ],
  "a borrow that is given away": ["const t = new Thing(1); const b: Ref<Thing> = t; eat(b);", "E0"],
  "an owner in a list that borrows and is given away": [
    "const t = new Thing(1); const l = new BorrowedArray<Borrow<Thing>>(); l.push(new Borrow<Thing>(t)); eat(t); lookAll(l);",
    "E0505",
  ],
  "a list of owners that was given away": [
    "const l = new OwnedArray<Thing>(); l.push(new Thing(1)); eatAll(l); eatAll(l);",
    "E0382",
  ],
  "an owner that moved into a record": [
    "const t = new Thing(1); const p = new Pair(t, new Thing(2)); t.id(); eatPair(p);",
    "E0382",
  ],
  "a record whose owner is taken out by its field": [
    "const p = new Pair(new Thing(1), new Thing(2)); eat(p.left);",
    "E0308",
  ],
  "an owner that moved into a variant": [
    "const t = new Thing(1); const c = Choice.thing(t); choose(c); t.id();",
    "E0382",
  ],
  "an array of std with owners": ["const l = [new Thing(1)];", "OWN0906"],
  "a call of drop": ["const t = new Thing(1); t.drop();", "E0040"],
  "a resource without a constructor's parameters": ["const t = new Thing();", "TS2554"],
  "an owner in a global that changes": ["kept = new Thing(1);", "OWN0902", "let kept: Thing | null = null;"],
};

for (const [what, [body, code, before]] of Object.entries(REJECTED)) {
  test(`refused: ${what}`, async () => {
    const said = await compile(body, before);
    assert.ok(said?.includes(code), said ?? "it compiled");
  });
}

test("what keeps the rules compiles", async () => {
  const said = await compile(`
  const t = new Thing(1), u = new Thing(2);
  look(t);
  const l = new BorrowedArray<Borrow<Thing>>();
  l.push(new Borrow<Thing>(t));
  l.push(new Borrow<Thing>(u));
  lookAll(l);
  const p = new Pair(t, u);
  eat(p.takeLeft());
  p.right.id();
  const given = give();
  if (given.isOk) choose(Choice.thing(given.value));
  choose(Choice.none());
  const all = new OwnedArray<Thing>();
  all.push(new Thing(3));
  eatAll(all);
  eatPair(new Pair(new Thing(4), new Thing(5)));`);
  assert.is(said, null);
});

const EXPORTED = `package test:giving;
interface jobs {
  resource job { constructor(); finish: func(); look: func(other: borrow<job>); }
  eat: func(j: job);
  peek: func(j: borrow<job>);
  make: func() -> job;
}
world giving { export jobs; }`;

/** What asc says of an implementation of the world above, with some of its lines written otherwise. */
async function implement(changes: Record<string, string> = {}): Promise<string | null> {
  let text = `
import { Ref } from "as-io-lifetimes/assembly/own";
@owned export class Job {
  constructor() {}
  finish(): void {}
  look(other: Ref<Job>): void {}
  drop(): void {}
}
export function eat(j: Job): void {}
export function peek(j: Ref<Job>): void {}
export function make(): Job { return new Job(); }
`;
  for (const [from, to] of Object.entries(changes)) text = text.replace(from, to);
  try {
    await compileWorld({ wit: { source: EXPORTED }, sources: { "jobs.ts": text } });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

test("what an exported function takes and gives has to be what WIT says", async () => {
  assert.is(await implement(), null);
  assert.is(await implement({ "finish(): void": "@mut finish(): void" }), null, "a method may change its object");
  assert.is(
    await implement({ "eat(j: Job)": "eat(j: Ref<Job>)" }),
    null,
    "an owner that is only borrowed ends after the call",
  );
  for (const change of [
    { "peek(j: Ref<Job>)": "peek(j: Job)" },
    { "look(other: Ref<Job>)": "look(other: Job)" },
    { "finish(): void": "@consumes finish(): void" },
  ]) {
    assert.match((await implement(change)) ?? "it compiled", /ERROR E0(507|308)/);
  }
});

test.run();
