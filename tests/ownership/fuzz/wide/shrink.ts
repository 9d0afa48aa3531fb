import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../support/asc.js";
import { judge, type Outcome } from "./judge.js";
import { print } from "./layout.js";
import { allPieces, generate, WHOLE, type Cut, type Program } from "./program.js";
import type { Piece } from "./writer.js";

/** How many smaller programs are tried at once. */
const BATCH = 24;

/** Leaves out pieces of a program while its outcome stays of its kind. */
async function shrink(program: Program, outcome: Outcome): Promise<Cut> {
  const all = allPieces(program);
  let cut = WHOLE;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    const candidates = all.flatMap((piece) => smaller(cut, piece));
    for (let i = 0; i < candidates.length; i += BATCH) {
      const some = candidates.slice(i, i + BATCH).map((next) => merge(cut, next));
      const outcomes = await judge(
        some.map(() => program),
        some,
      );
      const found = outcomes.findIndex((other) => isLike(other, outcome));
      if (found < 0) continue;
      cut = some[found]!;
      isSmaller = true;
    }
  }
  return cut;
}

function merge(a: Cut, b: Cut): Cut {
  return { gone: new Set([...a.gone, ...b.gone]), unwrapped: new Set([...a.unwrapped, ...b.unwrapped]) };
}

function smaller({ gone, unwrapped }: Cut, piece: Piece): Cut[] {
  if (gone.has(piece)) return [];
  const without: Cut = { gone: new Set([piece]), unwrapped: new Set() };
  const holds = piece.text.some((part) => typeof part !== "string");
  return holds && !unwrapped.has(piece) ? [without, { gone: new Set(), unwrapped: new Set([piece]) }] : [without];
}

/** The same mistake, and not another one that the smaller program has. */
function isLike(found: Outcome, outcome: Outcome): boolean {
  if (found.kind === "fault" && outcome.kind === "fault") return kindOf(found.fault) === kindOf(outcome.fault);
  return found.kind === outcome.kind;
}

/** `second drop`, `use after the end`, … */
export function kindOf(fault: string): string {
  return fault.split(":")[0]!;
}

/** A program that shows a fault, made small, with what becomes of it. It is written to a file in build/fuzz as well. */
export async function describe(seed: number, outcome: Outcome, isWhole = false): Promise<string> {
  const program = generate(seed);
  const cut = isWhole ? WHOLE : await shrink(program, outcome);
  const [first, second] = print(program, cut);
  const [found] = await judge([program], [cut]);
  const text = `// seed ${seed}: ${JSON.stringify(found)}\n// batch.ts\n${first}\n// batchMain.ts\n${second}\n`;
  const folder = join(root, "build/fuzz");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${seed}.ts`), text);
  return text;
}
