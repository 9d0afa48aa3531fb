// Compiles random programs, many to a component's core module, and runs each of them in several ways.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileWorld } from "../../bindgen/support/build.js";
import { Random } from "../../ownership/fuzz/random.js";
import { root } from "../../support/asc.js";
import { Host, type Pace } from "../host/host.js";
import { inFolder, withWasi } from "../support/engines.js";
import { generate, type Generated } from "./generate.js";
import { model } from "./model.js";
import { imports } from "./world.js";

const folder = join(root, "tests/async/fuzz");
const wit = readFileSync(join(folder, "world.wit"), "utf8");
const prelude = readFileSync(join(folder, "guest/prelude.ts"), "utf8");
const COMMON = "// From here on the text is run as TypeScript, too.\n";

/** Options of asc, which the batches take in turns. */
export const OPTIONS: readonly (readonly string[])[] = [
  ["-O0", "--runtime", "incremental", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O0", "--runtime", "minimal", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
  ["-O0", "--runtime", "stub"],
  ["-O2", "--runtime", "incremental", "--use", "IO_LIFETIMES_ASYNC_COLLECT=1"],
];

export interface Difference {
  readonly seed: number;
  readonly pace: Pace | "cancelled" | "together";
  readonly what: string;
}

export interface Batch {
  /** The seed of the first program. Those of the others follow. */
  readonly seed: number;
  readonly count: number;
  readonly options: readonly string[];
}

/** Compiles a batch of programs and runs them. Returns what was wrong. */
export function play({ seed, count, options }: Batch): Promise<Difference[]> {
  const programs = Array.from({ length: count }, (_, i) => generate(seed + i));
  return playPrograms(programs, seed, options);
}

/** As `play`, for these programs. */
export async function playPrograms(
  programs: readonly Generated[],
  seed: number,
  options: readonly string[],
): Promise<Difference[]> {
  const count = programs.length;
  const cases = programs.map(({ name }, i) => `    case ${i}: return ${name}(argument);`);
  const run = [
    "export function run(program: u32, argument: u32): u32 {\n  switch (program) {",
    ...cases,
    "    default: return 0;\n  }\n}",
  ].join("\n");
  const text = [...programs.map((program) => program.text), run].join("\n\n");
  const source = `${prelude}\n${text}\n`;
  const core = await inFolder((place) =>
    compileWorld({ wit: { path: withWasi(place, wit) }, sources: { "fuzz.ts": source }, options }),
  );
  const expected = model(source.slice(source.indexOf(COMMON)));
  const batch = new Played(new WebAssembly.Module(core as Uint8Array<ArrayBuffer>), seed, expected);
  for (let at = 0; at < count; at++) batch.play(at, count);
  if (!options.includes("stub")) batch.checkMemory(count);
  return batch.differences;
}

/** How much of the memory may be in use at the end that wasn't before: what the collector leaves for later, and holes. */
const SLACK = 16;

class Played {
  readonly differences: Difference[] = [];
  #host: Host;

  constructor(
    private readonly module: WebAssembly.Module,
    private readonly seed: number,
    private readonly expected: (program: number, argument: number) => number,
  ) {
    this.#host = this.#instance();
  }

  /** Runs one program with answers at once, late and at any time; cancelled; and beside others. */
  play(at: number, count: number): void {
    const argument = (this.seed + at) % 11;
    for (const pace of ["ready", "late", "random"] as const) this.#run(at, pace, pace, [[at, argument]]);
    this.#run(at, "cancelled", "random", [[at, argument]], true);
    const other = (k: number): [number, number] => [(at * 7 + k) % count, (argument + k) % 11];
    this.#run(at, "together", "random", [[at, argument], other(1), other(2)]);
  }

  /** Runs the first programs again and again: memory doesn't grow. */
  checkMemory(count: number): void {
    const programs = Math.min(count, 10);
    const size = () => this.#host.memory.byteLength >>> 16;
    let before = 0;
    for (let round = 0; round < 3; round++) {
      if (round === 1) before = size();
      for (let at = 0; at < programs; at++) this.play(at, programs);
    }
    if (size() > before + SLACK)
      this.differences.push({
        seed: this.seed,
        pace: "together",
        what: `memory grew from ${before} to ${size()} pages`,
      });
  }

  #instance(): Host {
    return new Host(this.module, imports, "ready", new Random(this.seed));
  }

  #run(at: number, name: Difference["pace"], pace: Pace, calls: [number, number][], isCancelled = false): void {
    const host = this.#host;
    host.pace = pace;
    host.random = new Random(this.seed + at);
    const fail = (what: string) => {
      this.differences.push({ seed: this.seed + at, pace: name, what });
      this.#host = this.#instance();
    };
    try {
      const tasks = calls.map((call) => host.start("run", ...call));
      const cancelAt = host.random.below(30);
      let turn = 0;
      host.settle(tasks, () => isCancelled && turn++ === cancelAt && tasks[0]!.cancel());
      host.finish();
      for (const [i, { result }] of tasks.entries()) {
        const expected = this.expected(...calls[i]!);
        if (!isCancelled && result! >>> 0 !== expected) fail(`returned ${result! >>> 0}, expected ${expected}`);
      }
      if (host.call("guards") !== 0) fail(`${host.call("guards")} guards are left`);
      const left = host.handles.living();
      if (left.length > 0) fail(`handles are left: ${left.map((one) => one.constructor.name).join(", ")}`);
    } catch (error) {
      fail(String(error instanceof Error ? error.stack : error));
    }
  }
}
