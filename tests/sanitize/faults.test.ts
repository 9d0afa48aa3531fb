// Programs that break the rules of ownership when they run: guest/*.ts. They are made by hand, as a wrong transform would
// make them, since the right one refuses what leads to them. In each, main(0) has the fault that its second line says, with
// a `*` for what doesn't matter, and main(1) has none.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { compileSanitized, faultOf } from "./sanitized.js";

const FOLDER = "tests/sanitize/guest";

const test = suite("sanitize: programs with a fault");
const programs = readdirSync(join(root, FOLDER))
  .filter((file) => file !== "prelude.ts")
  .map(readProgram);
const module = compileSanitized(entryOf(programs.map(({ name }) => name)), true);
module.catch(() => {}); // the tests that wait for it fail

for (const [i, { name, rule, fault }] of programs.entries()) {
  test(`${name}: ${rule}`, async () => {
    const found = faultOf(await module, "run", i, 0);
    assert.ok(found !== null && matches(found, fault), `${found}\nisn't ${fault}`);
    assert.is(faultOf(await module, "run", i, 1), null);
  });
}

interface Program {
  readonly name: string;
  readonly rule: string;
  readonly fault: string;
}

function readProgram(file: string): Program {
  const [rule, fault] = readFileSync(join(root, FOLDER, file), "utf8").split("\n");
  if (!rule!.startsWith("// ") || !fault!.startsWith("// fault: "))
    throw new Error(`${file}: the first two lines must say the rule and the fault`);
  return { name: file.replace(/\.ts$/, ""), rule: rule!.slice("// ".length), fault: fault!.slice("// fault: ".length) };
}

/** A program that runs the function `main` of each file, by its number. */
function entryOf(names: readonly string[]): string {
  const imports = names.map((name, i) => `import { main as main${i} } from "./${FOLDER}/${name}";`);
  const cases = names.map((_, i) => `case ${i}: return main${i}(n);`);
  const run = `export function run(program: i32, n: i32): i32 { switch (program) { ${cases.join(" ")} } return 0; }`;
  return [...imports, run].join("\n");
}

/** Whether a text is like a pattern, in which `*` stands for anything. */
function matches(text: string, pattern: string): boolean {
  const literal = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*")}`).test(text);
}

test.run();
