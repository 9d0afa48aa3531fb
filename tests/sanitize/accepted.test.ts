// Correct programs have no fault under the sanitizer: all accepted cases of the ownership transform, in one module.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readCases } from "../ownership/case.js";
import { INPUTS } from "../ownership/program.js";
import { root } from "../support/asc.js";
import { compileSanitized, faultOf } from "./sanitized.js";

const test = suite("sanitize: programs without a fault");

test("an accepted case runs without a fault", async () => {
  const cases = readCases().filter(({ errors, checkOnly }) => errors.length === 0 && !checkOnly);
  assert.ok(cases.length > 300, `only ${cases.length} cases`);
  const imports = cases.map(({ path }, i) => `import { main as main${i} } from "./${path.replace(/\.ts$/, "")}";`);
  const calls = cases.map(({ path }, i) => `case ${i}: return main${i}(${takesInput(path) ? "n" : ""});`);
  const entry = `export function run(program: i32, n: i32): i32 { switch (program) { ${calls.join(" ")} } return 0; }`;
  const module = await compileSanitized([...imports, entry].join("\n"));
  const faults = cases.flatMap(({ name, leaks }, i) =>
    INPUTS.flatMap((n) => {
      const fault = faultOf(module, "run", i, n);
      return fault === null || (leaks && fault.startsWith("never dropped")) ? [] : [`${name}, n = ${n}: ${fault}`];
    }),
  );
  assert.equal(faults, []);
});

function takesInput(path: string): boolean {
  return /function main\(\w/.test(readFileSync(join(root, path), "utf8"));
}

test.run();
