// The programs in cases/, each with the errors that it must have, or what it must do. `--update` after the name of this
// file, or UPDATE_STDERR=1, writes the messages that are kept in .stderr files anew.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { readCases, stderrPath, type Case } from "./case.js";
import { audit, compileProgram, INPUTS, runProgram, type Run } from "./program.js";
import { askRustc, noRustc } from "./twins.js";

const update = process.argv.includes("--update") || process.env["UPDATE_STDERR"] === "1";
const cases = readCases();
const twins = cases.flatMap(({ twin }) => twin ?? []);
const missing = noRustc();
const verdicts = missing ? null : askRustc(twins);
verdicts?.catch(() => {}); // the tests that wait for it fail

const test = suite("cases");

for (const it of cases) {
  test(`${it.name}: ${it.rule}`, async () => {
    const { wasm, errors, stderr } = await compileProgram(it.path);
    assert.equal(errors, it.errors, `its errors, by line, aren't those that it is annotated with\n${stderr}`);
    if (it.stderr !== null) checkMessages(it, stderr);
    const runs = wasm && !it.checkOnly ? runProgram(wasm) : [];
    runs.forEach((run, n) => assert.equal(audit(run, it.leaks), [], `n = ${INPUTS[n]}: ${JSON.stringify(run.events)}`));
    if (it.twin && verdicts) await compareWithTwin(it.twin, it, runs);
  });
}

function checkMessages(it: Case, stderr: string): void {
  if (update && stderr !== it.stderr) writeFileSync(join(root, stderrPath(it.path)), stderr);
  else assert.fixture(stderr, it.stderr!);
}

async function compareWithTwin(twin: string, it: Case, runs: Run[]): Promise<void> {
  const verdict = (await verdicts!).get(twin)!;
  assert.equal(verdict.codes, it.rustc, "rustc gives the twin other errors than are expected of it");
  if (verdict.codes.length === 0 && runs.length > 0)
    assert.equal(runs, verdict.runs, "it does something else than its twin");
}

if (missing) test.skip(`${twins.length} twins in Rust: ${missing}`, () => {});

test("every program that is rejected has one beside it that is accepted", () => {
  const accepted = new Set(cases.filter(({ errors }) => errors.length === 0).map(({ name }) => name));
  const alone = cases.filter(({ name, errors }) => errors.length > 0 && !accepted.has(`${name}-ok`));
  assert.equal(
    alone.map(({ name }) => name),
    [],
  );
});

test.run();
