// A fixed run of the differential fuzzer in fuzz/: the same random programs in AssemblyScript and in Rust. For other
// programs, and for smaller ones that show a difference: `npm run fuzz -- --seed 1 --count 5000`.

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { print } from "./fuzz/code.js";
import { fuzz, type Finding } from "./fuzz/fuzz.js";
import { COUNT, differing, readRecorded, SEED, SIZE, verdictsOfRustc } from "./fuzz/recorded.js";
import { askRustc } from "./fuzz/rust.js";
import { noRustc, rustcVersion } from "./twins.js";

const test = suite("fuzz");
const missing = noRustc();

function tell({ program, outcome }: Finding): string {
  return `seed ${program.seed}: ${JSON.stringify(outcome)}\n${print(program, "f", "as")}\n${print(program, "f", "rs")}`;
}

if (missing) {
  test.skip(`random programs beside rustc: ${missing}`, () => {});

  test("a random program is accepted or rejected, and does, as rustc said when it was asked", async () => {
    assert.equal(await differing(readRecorded()), []);
  });
} else {
  const run = fuzz({ seed: SEED, count: COUNT, size: SIZE });
  run.catch(() => {}); // the tests that wait for it fail

  test("a random program is accepted where rustc accepts it", async () => {
    const { findings } = await run;
    assert.equal(findings.filter(({ outcome }) => outcome.kind === "only rustc accepts").map(tell), []);
  });

  test("a random program is rejected where rustc rejects it, and its next borrow checker does", async () => {
    const findings = (await run).findings.filter(({ outcome }) => outcome.kind === "only asc accepts");
    const rejected =
      findings.length > 0
        ? await askRustc(
            findings.map(({ program }) => program),
            [],
            true,
          )
        : new Map();
    assert.equal(findings.filter((_, i) => rejected.has(i)).map(tell), []);
  });

  test("a random program does the same in both languages: it opens, uses and drops the same values in the same order", async () => {
    const { findings } = await run;
    assert.equal(findings.filter(({ outcome }) => outcome.kind === "different traces").map(tell), []);
  });

  test("a random program drops each value once, and uses none after that", async () => {
    const { findings } = await run;
    assert.equal(
      findings
        .filter(
          ({ outcome }) =>
            outcome.kind === "faulty" || (outcome.kind === "only asc accepts" && outcome.faults.length > 0),
        )
        .map(tell),
      [],
    );
  });

  const recorded = readRecorded();
  const hasRecorded = recorded.rustc === rustcVersion() ? test : test.skip;
  hasRecorded(`what is recorded for machines without rustc is what rustc ${recorded.rustc} says`, async () => {
    assert.equal(recorded.lines, await verdictsOfRustc());
  });

  test("the random programs are programs, and a third of them or more is accepted", async () => {
    const { tally, findings } = await run;
    assert.equal(findings.filter(({ outcome }) => outcome.kind === "invalid").map(tell), []);
    assert.ok((tally.get("same") ?? 0) > COUNT / 3, `only ${tally.get("same")} of ${COUNT}`);
    assert.ok((tally.get("rejected") ?? 0) > COUNT / 3, `${tally.get("rejected")} of ${COUNT} are rejected`);
  });
}

test.run();
