import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../../ownership/fuzz/random.js";
import { ourNames, OurGuest, WasmtimeGuest, type Guest, type OurName } from "./guest.js";
import { JcoGuest, playable } from "./jco-guest.js";
import { play, treeBelow } from "./play.js";
import { randomScript, type Step } from "./script.js";

/** Where two guests part: the step, and what each said of it; or the lines of the tree left behind. */
export interface Finding {
  readonly seed: number;
  readonly at: number;
  readonly ours: string;
  readonly theirs: string;
  readonly script: readonly Step[];
}

/** What is compared with libwasmtime's preview1: our engines on V8, and the filesystem for jco. */
export const COMPARED: readonly (OurName | "jco")[] = [...ourNames, "jco"];

/** Plays `count` scripts of `length` steps from `seed` on, on one of ours and on libwasmtime's preview1. */
export async function compare(
  name: OurName | "jco",
  python: string,
  { seed, count, length }: { seed: number; count: number; length: number },
): Promise<Finding[]> {
  const scratch = mkdtempSync(join(tmpdir(), "io-lifetimes-fuzz-"));
  const guests = [name === "jco" ? new JcoGuest() : new OurGuest(name), new WasmtimeGuest(python, scratch)] as const;
  const findings: Finding[] = [];
  try {
    for (let i = 0; i < count; i++) {
      const whole = randomScript(new Random(seed + i), length);
      const script = name === "jco" ? playable(whole) : whole;
      const [ours, theirs] = [await outcome(guests[0], scratch, script), await outcome(guests[1], scratch, script)];
      const at = ours.findIndex((line, k) => line !== theirs[k]);
      if (at >= 0) findings.push({ seed: seed + i, at, ours: ours[at]!, theirs: theirs[at] ?? "", script });
    }
  } finally {
    for (const guest of guests) await guest.end();
    rmSync(scratch, { recursive: true });
  }
  return findings;
}

/** What each step said, then the tree that is left. */
async function outcome(guest: Guest, scratch: string, script: readonly Step[]): Promise<string[]> {
  const dir = join(scratch, guest.name.replace(":", "-"));
  mkdirSync(dir);
  try {
    const lines = await play(guest, dir, script);
    return [...lines, treeBelow(dir).join("\n")];
  } finally {
    rmSync(dir, { recursive: true });
  }
}
