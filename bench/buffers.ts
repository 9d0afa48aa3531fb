// Buffered readers and writers compared with Rust's on the same engine and with Node's readline; and the examples that use
// them compared with the programs of the system.

import { spawnSync } from "node:child_process";
import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildWc } from "../scripts/targets/targets.js";
import { run } from "../js/host/index.js";
import { compile, root } from "../tests/support/asc.js";
import { GREP_OPTIONS } from "../tests/support/grep.js";
import type { Report } from "./engines.js";
import { compare, compareAsync, middle, type Comparison, type Work } from "./measure.js";
import { compileRust } from "./rust.js";
import { table } from "./table.js";

type Instantiate = (module: WebAssembly.Module) => Record<string, Work>;

const WORDS = "the quick brown fox jumps over the lazy dog and runs away from something quite unusual in here".split(
  " ",
);

/** A text of lines of up to 19 words. */
function textOf(size: number): string {
  let seed = 1;
  const below = (n: number) => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % n;
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)!.length + 1) {
    const words = Array.from({ length: below(20) }, () => WORDS[below(WORDS.length)]!);
    if (below(2000) === 0) words.push("needle");
    lines.push(words.join(" "));
  }
  return lines.join("\n") + "\n";
}

/** Each way to go over lines: its name here, that of the twin in bench/rust/lines.rs, and the aim. */
const WAYS: readonly [what: string, ours: string, rust: string, rival: string, aim: string][] = [
  ["a line as a slice", "slices", "slices", "read_line into one String", "≤ 1.0"],
  ["a line as a slice", "slices", "vecs", "read_until into one Vec", "≤ 1.0"],
  ["a line as a string", "strings", "strings", "BufReader::lines", "≤ 1.0"],
  ["a line from BufReader to BufWriter", "written", "written", "the same", "≤ 1.0"],
  ["52 bytes by copy", "copied", "copied", "io::copy", "≤ 1.0"],
];

/**
 * Measures the cost of a line. `instantiate` uses bare node:wasi with `directory` as ".". Returns the reason if Rust wasn't
 * measured.
 */
export async function benchLines(
  directory: string,
  instantiate: Instantiate,
  report: Report,
): Promise<string | undefined> {
  const text = textOf(1 << 23),
    path = join(directory, "text");
  writeFileSync(path, text);
  const count = text.split("\n").length - 1;
  const perLine = ({ ours, rival, ...rest }: Comparison) => ({ ...rest, ours: ours / count, rival: rival / count });
  const rust = compileRust(join(root, "bench/rust/lines.rs"), directory);
  const theirs = typeof rust === "string" ? undefined : instantiate(new WebAssembly.Module(rust));
  for (const simd of [[], ["--enable", "simd"]]) {
    const options = ["--config", "asconfig.json", "--target", "release", "--shrinkLevel", "0", ...simd];
    const ours = instantiate(new WebAssembly.Module((await compile("bench/guest/lines.ts", options)) as BufferSource));
    const way = simd.length > 0 ? ", SIMD" : "";
    if (theirs) {
      for (const [what, name, twin, rival, aim] of WAYS) {
        report(what + way, `Rust's ${rival}`, aim, perLine(compare(ours[name]!, theirs[twin]!, 1)));
      }
    }
    const readline = async () => {
      let length = 0;
      for await (const line of createInterface({ input: createReadStream(path) })) length += line.length;
      return length;
    };
    const strings = async () => ours["strings"]!(1);
    report(`a line as a string${way}`, "Node's readline", "", perLine(await compareAsync(strings, readline, 5)));
  }
  return typeof rust === "string" ? rust : undefined;
}

/** Programs on a text of 100 MB. Theirs are started each time; ours is compiled once. */
const PROGRAMS: readonly [program: "wc" | "grep", args: readonly string[]][] = [
  ["wc", []],
  ["wc", ["-l"]],
  ["grep", ["needle"]],
  ["grep", ["-n", "needle"]],
  ["grep", ["-c", "fox"]],
  ["grep", ["fox"]],
  ["grep", ["-ci", "needle"]],
  ["grep", ["-cw", "fox"]],
  ["grep", ["-vc", "e"]],
  ["grep", ["-cE", "qu[a-z]+ (fox|dog)"]],
  ["grep", ["-cE", "^the .*dog$"]],
  ["grep", ["-cE", "unusual|needle|lazy"]],
];

/** Prints a table of the programs' times. */
export async function benchPrograms(directory: string): Promise<void> {
  writeFileSync(join(directory, "large"), textOf(1e8));
  const module = async (wasm: Promise<Uint8Array>) => new WebAssembly.Module((await wasm) as BufferSource);
  const modules = {
    grep: await module(compile("examples/grep/index.ts", GREP_OPTIONS)),
    wc: await buildWc(),
  };
  const row = table("a program on 100 MB", "ours>", "the system's>", "ratio>");
  for (const [program, args] of PROGRAMS) {
    const ours: number[] = [],
      theirs: number[] = [];
    for (let round = 0; round < 7; round++) {
      let start = performance.now();
      await run(modules[program], {
        args: [program, ...args, "large"],
        preopens: { ".": directory },
        stdin: "ignore",
        stdout: "buffer",
      });
      ours.push(performance.now() - start);
      start = performance.now();
      const env = { ...process.env, LC_ALL: "C.UTF-8" };
      if (spawnSync(program, [...args, "large"], { cwd: directory, env, maxBuffer: 1 << 28 }).error) break;
      theirs.push(performance.now() - start);
    }
    const name = `${program} ${args.map((arg) => (/[ (|]/.test(arg) ? `'${arg}'` : arg)).join(" ")}`
      .replaceAll("|", "\\|")
      .trim();
    const [a, b] = [middle(ours), theirs.length > 0 ? middle(theirs) : NaN];
    const time = (value: number) => ({ value, digits: 0, unit: "ms" });
    row(name, time(a), time(b), { value: a / b, digits: 2 });
  }
}
