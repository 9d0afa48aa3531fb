import { audit, INPUTS, type Run } from "../program.js";
import { askAsc, runAsc } from "./assemblyscript.js";
import type { Cut, Program } from "./code.js";
import { askRustc, runRustc } from "./rust.js";

/** How the two compilers judge one program. */
export type Outcome =
  /** Both accept it, and it does the same in both. */
  | { kind: "same" }
  /** Both reject it. */
  | { kind: "rejected"; asc: string[]; rustc: string[] }
  | { kind: "only rustc accepts"; asc: string[] }
  /** `faults`: what the run in AssemblyScript does wrong. */
  | { kind: "only asc accepts"; rustc: string[]; faults: string[] }
  | { kind: "different traces"; n: number; asc: Run; rustc: Run }
  | { kind: "faulty"; n: number; faults: string[] }
  /** It isn't a program at all: a name or a type is wrong. */
  | { kind: "invalid"; asc: string[]; rustc: string[] };

/** rustc's codes for mistakes of ownership; all others are mistakes of the generator. */
const OWNERSHIP = new Set([
  "E0381",
  "E0382",
  "E0384",
  "E0499",
  "E0500",
  "E0501",
  "E0502",
  "E0503",
  "E0505",
  "E0506",
  "E0507",
  "E0508",
  "E0509",
  "E0515",
  "E0521",
  "E0594",
  "E0596",
  "E0597",
  "E0621",
  "E0700",
  "E0713",
  "E0716",
  "lifetime may not live long enough",
]);

/** Compiles programs with both compilers, and runs those that are accepted. */
export async function compare(programs: readonly Program[], cuts: readonly Cut[] = []): Promise<Outcome[]> {
  const [byAsc, byRustc] = await Promise.all([askAsc(programs, cuts), askRustc(programs, cuts)]);
  const judge = (i: number): Outcome => {
    const asc = [...(byAsc.get(i) ?? [])],
      rustc = [...(byRustc.get(i) ?? [])];
    if (asc.some((code) => code.startsWith("TS") && code !== "TS2454") || rustc.some((code) => !OWNERSHIP.has(code)))
      return { kind: "invalid", asc, rustc };
    if (asc.length > 0 && rustc.length > 0) return { kind: "rejected", asc, rustc };
    if (asc.length > 0) return { kind: "only rustc accepts", asc };
    return rustc.length > 0 ? { kind: "only asc accepts", rustc, faults: [] } : { kind: "same" };
  };
  const outcomes = programs.map((_, i) => judge(i));
  await runAccepted(programs, cuts, outcomes);
  return outcomes;
}

async function runAccepted(programs: readonly Program[], cuts: readonly Cut[], outcomes: Outcome[]): Promise<void> {
  const select = (kind: Outcome["kind"]) => outcomes.flatMap((outcome, i) => (outcome.kind === kind ? [i] : []));
  const both = select("same"),
    onlyAsc = select("only asc accepts");
  const list = [...both, ...onlyAsc];
  if (list.length === 0) return;
  const of = <T>(all: readonly T[], indices: readonly number[]) => (all.length > 0 ? indices.map((i) => all[i]!) : []);
  const [asc, rustc] = await Promise.all([
    runAsc(of(programs, list), of(cuts, list)),
    both.length > 0 ? runRustc(of(programs, both), of(cuts, both)) : [],
  ]);
  list.forEach((program, i) => {
    const faults = asc[i]!.map((run) => faultsOf(run));
    const worst = faults.findIndex((found) => found.length > 0);
    const outcome = outcomes[program]!;
    if (outcome.kind === "only asc accepts") outcomes[program] = { ...outcome, faults: faults[worst] ?? [] };
    else {
      const n = INPUTS.find((input) => !isSame(asc[i]![input]!, rustc[i]![input]!));
      if (n !== undefined) outcomes[program] = { kind: "different traces", n, asc: asc[i]![n]!, rustc: rustc[i]![n]! };
      else if (worst >= 0) outcomes[program] = { kind: "faulty", n: worst, faults: faults[worst]! };
    }
  });
}

function faultsOf(run: Run): string[] {
  return [...audit(run, false), ...(Number.isNaN(run.result) ? ["it traps"] : [])];
}

function isSame(a: Run, b: Run): boolean {
  return a.result === b.result && JSON.stringify(a.events) === JSON.stringify(b.events);
}

/** Whether an outcome is what it should be. */
export function isAgreement({ kind }: Outcome): boolean {
  return kind === "same" || kind === "rejected";
}
