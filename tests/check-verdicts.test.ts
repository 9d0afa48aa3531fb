// What asc compiles with the transform, `io-lifetimes check` accepts; and it reports the same errors: in the examples, the
// guests of the tests, the cases of ownership, and in published packages.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ParsedFiles } from "../js/transform/asc/parsed.js";
import { check } from "../js/transform/check.js";
import type { Diagnostic } from "../js/transform/report/diagnostic.js";
import { compileCached } from "../scripts/targets/asc.js";
import { makeTable } from "../scripts/targets/targets.js";
import { readCases } from "./ownership/case.js";
import { root } from "./support/asc.js";

const TRANSFORM = join(root, "dist/js/transform/index.js");

const PACKAGES = [
  "as-base58",
  "as-base64",
  "as-bignum",
  "as-proto",
  "as-rainbow",
  "as-string-sink",
  "as-variant",
  "as-virtual",
  "assemblyscript-json",
];

/** Library files are parsed once, as in an editor. */
const parsed = new ParsedFiles();

/** All files below a folder that can be entry files. */
function programs(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => `${folder}/${file}`)
    .sort();
}

const lineOf = ({ code, place }: Diagnostic) => `${place?.start.line} ${code}`;

const errorsOf = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === "error");

/** The errors in what asc printed. */
function printed(stderr: string): string[] {
  return stderr.match(/^ERROR .*$/gm) ?? [];
}

async function compare(file: string, options: string[] = []): Promise<void> {
  const asked = ["--noEmit", "--noValidate", "-O0", "--transform", TRANSFORM];
  const { stderr } = await compileCached({ args: [file, ...options, ...asked] });
  const checked = await check([file, "--baseDir", root, ...options], { parsed });
  assert.is(checked.failure, null, file);
  assert.equal(printed(checked.stderr), printed(stderr), file);
}

const test = suite("verdicts of check");

for (const name of PACKAGES) {
  test(`the package ${name}: no errors, as with asc`, async () => {
    const file = `node_modules/${name}/assembly/index.ts`;
    await compare(file, ["--config", "none.json"]);
    const { diagnostics } = await check([file, "--baseDir", root, "--config", "none.json"]);
    assert.equal(errorsOf(diagnostics), []);
  });
}

test("the examples, each file as the entry file: no errors", async () => {
  await makeTable(); // examples/wc imports it; what examples/compose imports is made with the components
  for (const file of programs("examples").filter((each) => !each.includes("/compose/"))) {
    const { diagnostics, failure } = await check([file, "--baseDir", root, "--enable", "simd"], { parsed });
    assert.is(failure, null, file);
    assert.equal(errorsOf(diagnostics), [], file);
  }
});

test("the guests of the tests: the errors of asc", async () => {
  for (const file of programs("tests/guest")) await compare(file);
});

test("the cases of ownership: the errors of asc", async () => {
  for (const { path, errors } of readCases()) {
    const { diagnostics, failure } = await check([path, "--baseDir", root, "--config", "none.json"], { parsed });
    assert.is(failure, null, path);
    const inFile = errorsOf(diagnostics).filter(({ place }) => place?.file === path);
    assert.equal(inFile.map(lineOf).sort(), errors, path);
  }
});

test.run();
