// Random types of WIT go through a component and back, with random values, in both directions.
import { inspect, isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "./support/build.js";
import { forwarding } from "./support/forward.js";
import { instantiate } from "./support/jco.js";
import { wasmtime } from "./support/wasmtime.js";
import { randomTypes, type RandomType } from "./support/random.js";

const SEED = Number(process.env["SEED"] ?? 5);
const FUNCTIONS = 16;
const WORLD = "package test:random;\n";

/** A function that takes some values and gives the first back. */
type RandomFunction = readonly RandomType[];

function witOf(functions: readonly RandomFunction[]): string {
  const definitions = [...new Set(functions.flat().flatMap((type) => type.definitions))];
  const names = definitions.map((definition) => definition.split(" ")[1]!);
  // A result at the top would be an exception for jco, and a function has one result only.
  const lines = functions.map(
    (params, i) =>
      `call${i}: func(${params.map((type, j) => `p${j}: ${type.wit}`).join(", ")}) -> tuple<${params.map((type) => type.wit).join(", ")}>;`,
  );
  return (
    `${WORLD}interface types {\n${definitions.join("\n")}\n}\ninterface values {\n` +
    `${names.length > 0 ? `use types.{${names.join(", ")}};\n` : ""}${lines.join("\n")}\n}\nworld both { ` +
    "import values; export values; }"
  );
}

function same(got: unknown, wanted: unknown, who: string): void {
  if (!isDeepStrictEqual(got, wanted))
    throw new Error(`${who} ${inspect(got, { depth: 9 })}\ninstead of ${inspect(wanted, { depth: 9 })}`);
}

function report(params: RandomFunction) {
  return (details: { failed: boolean; errorInstance: unknown }): void => {
    if (!details.failed) return;
    throw new Error(
      `${params.map((type) => type.wit).join(", ")}\n${params.flatMap((type) => type.definitions).join("\n")}\n${details.errorInstance}`,
    );
  };
}

const CONFIGURATIONS = [
  ["-O0", "incremental"],
  ["-O3", "incremental"],
  ["-O3", "minimal"],
  ["-O3", "stub"],
  ["-O0", "stub"],
  ["-O0", "minimal"],
] as const;

for (const [i, [level, runtime]] of CONFIGURATIONS.entries()) {
  test(`values of random types go through a component and back: ${level}, runtime ${runtime}`, async () => {
    const seed = SEED * CONFIGURATIONS.length + i;
    const types = randomTypes();
    const functions = fc.sample(fc.array(types, { minLength: 1, maxLength: 3 }), { seed, numRuns: FUNCTIONS });
    const source = witOf(functions);
    const component = await build({
      wit: { source },
      sources: await forwarding({ source }, "values", "test/random/values"),
      options: [level, "--runtime", runtime],
    });
    let received: unknown[] = [],
      answer: unknown;
    const host = Object.fromEntries(
      functions.map((_, j) => [
        `call${j}`,
        (...args: unknown[]) => {
          received = args;
          return answer;
        },
      ]),
    );
    const { exports } = await instantiate(component, { "test:random/values": host });
    for (const [j, params] of functions.entries()) {
      const values = fc.tuple(...params.map((type) => type.values));
      fc.assert(
        fc.property(values, values, (given, back) => {
          answer = back;
          const result = exports["values"][`call${j}`](...given);
          same(received, given, "the host got");
          same(result, back, "the caller got");
        }),
        { seed, numRuns: 25, reporter: report(params) },
      );
    }
  });
}

(wasmtime ? test : test.skip)("values of random types go through a component and back: on wasmtime", async () => {
  const functions = fc.sample(fc.array(randomTypes(), { minLength: 1, maxLength: 3 }), {
    seed: SEED,
    numRuns: 2 * FUNCTIONS,
  });
  const wit = { source: witOf(functions) };
  const component = await build({
    wit,
    sources: await forwarding(wit, "values", "test/random/values"),
    options: ["-O3"],
  });
  const { status, stdout, stderr } = wasmtime!(
    "wasmtime_values.py",
    component,
    "test:random/values",
    String(functions.length),
    String(SEED),
    "20",
  );
  assert.is(status, 0, stderr);
  assert.is(stdout, `${functions.length * 20} calls\n`);
});

test.run();
