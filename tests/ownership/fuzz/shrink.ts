import { allStatements, WHOLE, type Cut, type Program, type Statement } from "./code.js";
import { compare, type Outcome } from "./compare.js";

/** How many smaller programs are tried at once. */
const BATCH = 24;

/** Leaves out statements of a program while the outcome stays of its kind. */
export async function shrink(program: Program, outcome: Outcome): Promise<Cut> {
  const all = allStatements(program.body);
  let cut = WHOLE;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    const candidates = all.flatMap((statement) => smaller(cut, statement));
    for (let i = 0; i < candidates.length && !isSmaller; i += BATCH) {
      const some = candidates.slice(i, i + BATCH);
      const found = await firstLike(program, some, outcome);
      if (!found) continue;
      cut = found;
      isSmaller = true;
    }
  }
  return cut;
}

function smaller({ gone, unwrapped }: Cut, statement: Statement): Cut[] {
  if (gone.has(statement)) return [];
  const without = { gone: new Set([...gone, statement]), unwrapped };
  const holds = statement.as.some((part) => typeof part !== "string");
  return holds && !unwrapped.has(statement)
    ? [without, { gone, unwrapped: new Set([...unwrapped, statement]) }]
    : [without];
}

async function firstLike(program: Program, cuts: readonly Cut[], outcome: Outcome): Promise<Cut | null> {
  const outcomes = await compareSeparately(program, cuts);
  const index = outcomes.findIndex((found) => isLike(found, outcome));
  return index < 0 ? null : cuts[index]!;
}

/** A batch where one candidate breaks the compilers is tried one by one. */
async function compareSeparately(program: Program, cuts: readonly Cut[]): Promise<(Outcome | null)[]> {
  try {
    return await compare(
      cuts.map(() => program),
      cuts,
    );
  } catch {
    if (cuts.length === 1) return [null];
    const outcomes: (Outcome | null)[] = [];
    for (const cut of cuts) outcomes.push(...(await compareSeparately(program, [cut])));
    return outcomes;
  }
}

function isLike(found: Outcome | null, outcome: Outcome): boolean {
  if (found?.kind !== outcome.kind) return false;
  // The same mistake, and not another one that the smaller program has.
  if (found.kind === "only rustc accepts" && outcome.kind === found.kind)
    return found.asc.some((code) => outcome.asc.includes(code));
  if (found.kind === "only asc accepts" && outcome.kind === found.kind)
    return (
      found.rustc.some((code) => outcome.rustc.includes(code)) && found.faults.length > 0 === outcome.faults.length > 0
    );
  return true;
}
