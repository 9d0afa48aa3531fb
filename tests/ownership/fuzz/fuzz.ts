import type { Program } from "./code.js";
import { compare, isAgreement, type Outcome } from "./compare.js";
import { generate } from "./generate.js";

export interface Finding {
  readonly program: Program;
  readonly outcome: Outcome;
}

export interface FuzzOptions {
  /** The seed of the first program; the others follow. */
  readonly seed: number;
  readonly count: number;
  /** How many programs are compiled at once. */
  readonly batch?: number;
  /** How many statements a program has at most, about. */
  readonly size?: number;
  readonly onBatch?: (done: number) => void;
}

/** Compares random programs. Gives how many had which outcome, and those on which the compilers don't agree. */
export async function fuzz({
  seed,
  count,
  batch = 100,
  size = 16,
  onBatch,
}: FuzzOptions): Promise<{ tally: Map<Outcome["kind"], number>; findings: Finding[] }> {
  const tally = new Map<Outcome["kind"], number>();
  const findings: Finding[] = [];
  for (let done = 0; done < count; done += batch) {
    const programs = Array.from({ length: Math.min(batch, count - done) }, (_, i) => generate(seed + done + i, size));
    const outcomes = await compare(programs);
    outcomes.forEach((outcome, i) => {
      tally.set(outcome.kind, (tally.get(outcome.kind) ?? 0) + 1);
      if (!isAgreement(outcome)) findings.push({ program: programs[i]!, outcome });
    });
    onBatch?.(Math.min(done + batch, count));
  }
  return { tally, findings };
}
