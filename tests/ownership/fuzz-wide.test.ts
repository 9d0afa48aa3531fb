// A fixed run of the wide fuzzer in fuzz/wide/: random programs in all of the language. For other programs, and for smaller
// ones that show a fault: `npm run fuzz:wide -- --seed 1 --count 5000`.

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { judge, type Outcome } from "./fuzz/wide/judge.js";
import { generate } from "./fuzz/wide/program.js";
import { describe } from "./fuzz/wide/shrink.js";

const COUNT = 1000,
  BATCH = 250;

const test = suite("fuzz: all of the language");

const run = judgeAll();
run.catch(() => {}); // the tests that wait for it fail

async function judgeAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  while (outcomes.length < COUNT)
    outcomes.push(...(await judge(Array.from({ length: BATCH }, (_, i) => generate(1 + outcomes.length + i)))));
  return outcomes;
}

/** The first programs that became something, made small. */
async function found(kind: Outcome["kind"]): Promise<string[]> {
  const seeds = (await run).flatMap((outcome, i) => (outcome.kind === kind ? [1 + i] : []));
  return Promise.all(seeds.slice(0, 1).map(async (seed) => describe(seed, (await run)[seed - 1]!)));
}

test("what the transform accepts has no fault under the sanitizer", async () => {
  assert.equal(await found("fault"), []);
});

test("the transform crashes on no program", async () => {
  assert.equal(await found("crash"), []);
});

test("the random programs are programs, and half of them or more are accepted", async () => {
  const count = async (kind: Outcome["kind"]) => (await run).filter((outcome) => outcome.kind === kind).length;
  assert.ok((await count("invalid")) < COUNT / 20, `${await count("invalid")} of ${COUNT} aren't programs`);
  assert.ok((await count("clean")) > COUNT / 2, `only ${await count("clean")} of ${COUNT} are accepted`);
});

test.run();
