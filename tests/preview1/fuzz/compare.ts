import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../../ownership/fuzz/random.js";
import { OurGuest, WasmtimeGuest, type Guest, type OurName } from "./guest.js";
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

/** Plays `count` scripts of `length` steps from `seed` on, on an engine on V8 and on libwasmtime's preview1. */
export async function compare(
  name: OurName,
  python: string,
  { seed, count, length }: { seed: number; count: number; length: number },
): Promise<Finding[]> {
  const scratch = mkdtempSync(join(tmpdir(), "io-lifetimes-fuzz-"));
  const guests = [new OurGuest(name), new WasmtimeGuest(python, scratch)] as const;
  const findings: Finding[] = [];
  try {
    for (let i = 0; i < count; i++) {
      const script = randomScript(new Random(seed + i), length);
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
