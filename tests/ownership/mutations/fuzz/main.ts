// Looks for a random program that shows that a rule is off, in the transform that OWNERSHIP_TRANSFORM names: one that is
// accepted and has a fault, or of which rustc said something else. Prints what it found, and after how many programs; or
// nothing.   node main.js <how many programs at most>

import { differing, COUNT, readRecorded } from "../../fuzz/recorded.js";
import { judge } from "../../fuzz/wide/judge.js";
import { generate } from "../../fuzz/wide/program.js";

const BATCH = 100,
  SEED = 101;
const most = Number(process.argv[2]);
const recorded = readRecorded();

for (let done = 0; done < most; done += 2 * BATCH) {
  const found = await firstIn(done / 2);
  if (found === null) continue;
  console.log(`${found}, among ${done + 2 * BATCH} programs`);
  break;
}

async function firstIn(first: number): Promise<string | null> {
  if (first < COUNT) {
    const differences = await differing(recorded, first, BATCH);
    if (differences.length > 0) return differences[0]!;
  }
  const outcomes = await judge(Array.from({ length: BATCH }, (_, i) => generate(SEED + first + i)));
  const index = outcomes.findIndex(({ kind }) => kind === "fault" || kind === "crash");
  return index < 0 ? null : `wide seed ${SEED + first + index}: ${JSON.stringify(outcomes[index])}`;
}
