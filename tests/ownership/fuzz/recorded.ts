// What rustc said of the programs of ../fuzz.test.ts, for machines that have no rustc: recorded.txt. Its first line is a
// digest of the programs and the version of rustc; then a line each, in the order of the seeds: `accepted` with a digest
// of what it does, or the codes of its errors, and `next` where the next borrow checker accepts it.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../support/asc.js";
import type { Run } from "../program.js";
import { rustcVersion } from "../twins.js";
import { askAsc, runAsc } from "./assemblyscript.js";
import { print, type Program } from "./code.js";
import { generate } from "./generate.js";
import { askRustc, runRustc } from "./rust.js";

/** The programs that are recorded: those that each run of the tests looks at. */
export const SEED = 1,
  COUNT = 2000,
  SIZE = 16;

const FILE = join(root, "tests/ownership/fuzz/recorded.txt");
const BATCH = 100;

type Codes = ReadonlyMap<number, ReadonlySet<string>>;

export function writeRecorded(lines: readonly string[]): void {
  writeFileSync(FILE, `${digestOf(programs())} ${rustcVersion()}\n${lines.join("\n")}\n`);
}

export interface Recorded {
  /** The version of rustc that was asked. */
  readonly rustc: string;
  readonly lines: readonly string[];
}

/** What was recorded. Throws where the programs are others by now. */
export function readRecorded(): Recorded {
  const [head, ...lines] = readFileSync(FILE, "utf8").trimEnd().split("\n");
  const [programsThen, rustc] = head!.split(" ");
  if (programsThen !== digestOf(programs()))
    throw new Error(
      "the programs of the fuzzer aren't those that were recorded; run `npm run fuzz -- --record` where there is a rustc",
    );
  return { rustc: rustc!, lines };
}

/** What rustc says, as it is recorded. */
export function verdictsOfRustc(): Promise<string[]> {
  return verdicts(programs(), askRustc, runRustc, (batch) => askRustc(batch, [], true));
}

/** The programs, by their seeds, of which asc says something else than was recorded: of all, or of `count` from `first` on. */
export async function differing(recorded: Recorded, first = 0, count = COUNT): Promise<string[]> {
  const lines = await verdicts(programs().slice(first, first + count), askAsc, runAsc);
  const isAccepted = (line: string) => line.startsWith("accepted");
  return lines.flatMap((line, i) => {
    const rustc = recorded.lines[first + i]!;
    const isSame = isAccepted(rustc) ? line === rustc : rustc.endsWith(" next") || !isAccepted(line);
    return isSame ? [] : [`seed ${SEED + first + i}: rustc ${rustc}, asc ${line}`];
  });
}

async function verdicts(
  all: readonly Program[],
  ask: (batch: readonly Program[]) => Promise<Codes>,
  run: (batch: readonly Program[]) => Promise<Run[][]>,
  askNext?: (batch: readonly Program[]) => Promise<Codes>,
): Promise<string[]> {
  const lines: string[] = [];
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    const codes = await ask(batch),
      next = await askNext?.(batch);
    const accepted = batch.filter((_, i) => !codes.has(i));
    const runs = await run(accepted);
    batch.forEach((program, i) => {
      const errors = [...(codes.get(i) ?? [])].sort().join(" ");
      lines.push(
        errors
          ? `${errors}${next && !next.has(i) ? " next" : ""}`
          : `accepted ${digest(runs[accepted.indexOf(program)])}`,
      );
    });
  }
  return lines;
}

function programs(): Program[] {
  return Array.from({ length: COUNT }, (_, i) => generate(SEED + i, SIZE));
}

function digestOf(all: readonly Program[]): string {
  return digest(all.map((program) => [print(program, "f", "as"), print(program, "f", "rs"), program.driver("f")]));
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}
