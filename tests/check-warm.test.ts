// A check that reuses what asc has parsed for earlier programs finds what the first check of a new process finds.
import { relative } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ParsedFiles } from "../js/transform/asc/parsed.js";
import { check, type Checked } from "../js/transform/check.js";
import { readCases } from "./ownership/case.js";
import { root } from "./support/asc.js";

const test = suite("checks with parsed files");

/** Every this many cases of the ownership suite, in their order, is compared. */
const STEP = Number(process.env["STEP"] ?? 24);

function found({ diagnostics, failure, files, stderr }: Checked): unknown {
  return { diagnostics, failure, files, stderr };
}

test("the diagnostics of programs checked one after the other are those of each alone", async () => {
  const parsed = new ParsedFiles();
  const cases = readCases().filter((_, i) => i % STEP === 0);
  assert.ok(cases.length >= 10, `${cases.length} cases`);
  for (const { path } of cases) {
    const args = [relative(root, path), "--baseDir", root];
    const warm = await check(args, { parsed });
    assert.equal(found(warm), found(await check(args)), path);
  }
});

test("a library file that has changed is parsed again, and one with errors each time", async () => {
  const parsed = new ParsedFiles();
  let library = "export function one(): i32 { return 1; }";
  const readFile = (name: string) => {
    if (name === "main.ts") return 'import { one } from "part";\none();';
    if (name === "asconfig.json") return "{}";
    return name.endsWith("node_modules/part/index.ts") ? library : null;
  };
  const codes = async () => (await check(["main.ts"], { readFile, parsed })).diagnostics.map(({ code }) => code);
  assert.equal(await codes(), []);
  library = "export function one(): i32 { return ''; }";
  assert.equal(await codes(), ["TS2322"]);
  library = "export function one(): i32 { return }; }";
  const broken = await codes();
  assert.ok(broken.length > 0);
  assert.equal(await codes(), broken);
  library = "export function one(): i32 { return 1; }";
  assert.equal(await codes(), []);
});

test.run();
