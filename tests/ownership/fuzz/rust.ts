import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../program.js";
import { execute, RUSTC } from "../twins.js";
import type { Cut, Program } from "./code.js";
import { layOut, nameOf, type Layout } from "./layout.js";

/** What rustc keeps for nightly, such as `-Zpolonius`, is at hand. */
const ENV = { ...process.env, RUSTC_BOOTSTRAP: "1" };

interface RustcMessage {
  readonly level: string;
  readonly message: string;
  readonly rendered: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly { readonly is_primary: boolean; readonly line_start: number }[];
}

/** The codes of the errors that each program has, by its index. `polonius` asks the next borrow checker. */
export async function askRustc(
  programs: readonly Program[],
  cuts: readonly Cut[] = [],
  polonius = false,
): Promise<Map<number, Set<string>>> {
  const layout = layOut(programs, "rs", false, "", cuts);
  return inFolder((folder) => {
    const args = [
      "--crate-type",
      "lib",
      "--emit",
      "metadata",
      "-o",
      join(folder, "out.rmeta"),
      ...(polonius ? ["-Zpolonius=next"] : []),
    ];
    return compile(layout, folder, args);
  });
}

async function compile(
  { text, programAt }: Layout,
  folder: string,
  args: readonly string[],
): Promise<Map<number, Set<string>>> {
  const file = join(folder, "fuzz.rs");
  writeFileSync(file, text);
  const { stderr } = await execute(RUSTC, ["--edition", "2021", "--error-format", "json", ...args, file], ENV);
  const codes = new Map<number, Set<string>>();
  for (const line of stderr.split("\n").filter(Boolean)) {
    if (!line.startsWith("{")) throw new Error(`rustc: ${stderr}`);
    const { level, message, code, spans, rendered } = JSON.parse(line) as RustcMessage;
    if (!level.startsWith("error") || spans.length === 0) continue;
    const program = programAt(spans.find(({ is_primary }) => is_primary)!.line_start);
    if (program === undefined) throw new Error(`rustc: ${rendered}`);
    codes.set(program, (codes.get(program) ?? new Set()).add(code?.code ?? message));
  }
  return codes;
}

/** What each program does on each input. None may have errors. */
export async function runRustc(programs: readonly Program[], cuts: readonly Cut[] = []): Promise<Run[][]> {
  const calls = programs.map((_, i) => `reset(); let r = run_${nameOf(i)}(n); report(${i}, n, r);`).join("\n");
  const layout = layOut(programs, "rs", true, `fn main() { for n in 0..8 {\n${calls}\n} }`, cuts);
  return inFolder(async (folder) => {
    const binary = join(folder, "fuzz");
    const errors = await compile(layout, folder, ["-C", "debuginfo=0", "-o", binary]);
    if (errors.size > 0)
      throw new Error(
        `rustc: a program that was accepted isn't: ${[...errors].map(([i, set]) => `${programs[i]!.seed} ${[...set].join()}`).join("; ")}`,
      );
    const { stdout, stderr } = await execute(binary, []);
    if (stderr) throw new Error(`the Rust programs: ${stderr}`);
    const runs: Run[][] = programs.map(() => []);
    for (const line of stdout.trim().split("\n")) {
      const [, program, n, result, events] = /^(\d+) (\d+) (-?\d+) (.*)$/.exec(line)!;
      runs[Number(program)]![Number(n)] = {
        result: Number(result),
        events: JSON.parse(events!.replaceAll("(", "[").replaceAll(")", "]")) as Run["events"],
      };
    }
    return runs;
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-fuzz-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
