import type { Cut, Program } from "./program.js";
import { compile, type Compiled } from "./compile.js";
import { Runs } from "./runs.js";

/** What became of a program. */
export type Outcome =
  /** It is accepted, and the sanitizer finds no fault in it. */
  | { readonly kind: "clean" }
  /** It has errors of ownership. */
  | { readonly kind: "rejected"; readonly codes: readonly string[] }
  /** It isn't a program: a name or a type is wrong. */
  | { readonly kind: "invalid"; readonly codes: readonly string[] }
  /** It is accepted, and has a fault. */
  | { readonly kind: "fault"; readonly n: number; readonly fault: string }
  /** The compiler crashes. */
  | { readonly kind: "crash"; readonly message: string };

/** Compiles programs, and runs those that are accepted. */
export async function judge(programs: readonly Program[], cuts: readonly Cut[] = []): Promise<Outcome[]> {
  let compiled: Compiled;
  try {
    compiled = await compile(programs, cuts);
  } catch (error) {
    if (programs.length === 1) return [{ kind: "crash", message: String(error) }];
    const half = programs.length >> 1;
    return [
      ...(await judge(programs.slice(0, half), cuts.slice(0, half))),
      ...(await judge(programs.slice(half), cuts.slice(half))),
    ];
  }
  const { codes, module } = compiled;
  const accepted = programs.flatMap((_, i) => (codes.has(i) ? [] : [i]));
  const beside = module && new Runs(module).all(accepted);
  // asc writes no module beside errors, and what it has compiled until then may lack drops.
  const isCertain = beside && (codes.size === 0 || beside.every(({ kind }) => kind === "clean"));
  const ran = isCertain ? beside : await judgeOnly(accepted, programs, cuts);
  return programs.map((_, i) => {
    const found = codes.get(i);
    return found ? rejection([...found].sort()) : ran[accepted.indexOf(i)]!;
  });
}

/** Judges the programs of a batch that have no errors, without the others. */
async function judgeOnly(
  accepted: readonly number[],
  programs: readonly Program[],
  cuts: readonly Cut[],
): Promise<Outcome[]> {
  if (accepted.length === 0) return [];
  return judge(
    accepted.map((i) => programs[i]!),
    cuts.length > 0 ? accepted.map((i) => cuts[i]!) : [],
  );
}

function rejection(codes: string[]): Outcome {
  const isInvalid = codes.some((code) => OF_ASC.test(code) && code !== "TS2454");
  return { kind: isInvalid ? "invalid" : "rejected", codes };
}

/** asc's own codes: four digits, or three from 100 on; of these, two are Rust's. */
const OF_ASC = /^TS|^E0(?!106|195)[12]\d\d$/;
