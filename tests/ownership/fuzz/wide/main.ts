// The wide fuzzer: `npm run fuzz:wide -- --seed 1 --count 1000`. Random programs in all of the language; what the
// transform accepts must have no fault under the sanitizer.

import { parseArgs } from "node:util";
import { judge, type Outcome } from "./judge.js";
import { print } from "./layout.js";
import { generate } from "./program.js";
import { describe, kindOf } from "./shrink.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    batch: { type: "string", default: "400" },
    /** It ends after so many minutes, even if programs are left. */
    minutes: { type: "string", default: "Infinity" },
    /** Finds of a kind beyond so many aren't shown. */
    each: { type: "string", default: "3" },
    whole: { type: "boolean", default: false },
    invalid: { type: "boolean", default: false },
  },
});

const [seed, count, batch, each] = [values.seed, values.count, values.batch, values.each].map(Number) as [
  number,
  number,
  number,
  number,
];
const end = Date.now() + Number(values.minutes) * 60_000;
const tally = new Map<string, number>();
const codes = new Map<string, number>();
for (let done = 0; done < count && Date.now() < end; done += batch) {
  const programs = Array.from({ length: Math.min(batch, count - done) }, (_, i) => generate(seed + done + i));
  const outcomes = await judge(programs);
  for (const [i, outcome] of outcomes.entries()) {
    tally.set(outcome.kind, (tally.get(outcome.kind) ?? 0) + 1);
    if (outcome.kind === "rejected" || outcome.kind === "invalid")
      for (const code of outcome.codes) codes.set(code, (codes.get(code) ?? 0) + 1);
    if (isFinding(outcome)) await show(programs[i]!.seed, outcome);
    else if (values.invalid && outcome.kind === "invalid")
      console.log(`--- seed ${programs[i]!.seed} ${outcome.codes}\n${print(programs[i]!).join("\n// main\n")}`);
  }
  process.stderr.write(`\r${Math.min(done + batch, count)}`);
}
process.stderr.write("\r");
console.log([...tally].map(([kind, times]) => `${kind}: ${times}`).join(", "));
console.log(
  [...codes]
    .sort((a, b) => b[1] - a[1])
    .map(([code, times]) => `${code}: ${times}`)
    .join(", "),
);
process.exitCode = tally.has("fault") || tally.has("crash") ? 1 : 0;

function isFinding({ kind }: Outcome): boolean {
  return kind === "fault" || kind === "crash";
}

async function show(seed: number, outcome: Outcome): Promise<void> {
  const what = outcome.kind === "fault" ? kindOf(outcome.fault) : outcome.kind;
  const key = `shown ${what}`;
  tally.set(key, (tally.get(key) ?? 0) + 1);
  if (tally.get(key)! > each) return;
  console.log(await describe(seed, outcome, values.whole));
}
