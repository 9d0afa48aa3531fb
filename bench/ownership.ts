// The cost of the ownership transform: time at compilation, and the code of its drops beside drops by hand.

import asc from "assemblyscript/asc";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, root } from "../tests/support/asc.js";
import { compare, compareAsync, type Comparison, type Work } from "./measure.js";
import { denseProgram, interpreter, plainProgram } from "./programs.js";
import { table, type Cell } from "./table.js";

const TRANSFORM = ["--transform", join(root, "dist/js/transform/index.js")];
const OWNED = "@owned class Unused { drop(): void {} }\n";

type Files = Readonly<Record<string, string>>;

type Instantiate = (wasm: Uint8Array) => Record<string, Work>;

/** Prints two tables. `instantiate` makes an instance with the file "data". */
export async function benchOwnership(instantiate: Instantiate): Promise<void> {
  const compilation = table(
    ...["compilation, in one process, in turns", "lines>", "with the transform>", "without>"],
    ...["ratio>", "half of the rounds>", "aim"],
  );
  const plain = plainProgram(1_000),
    dense = denseProgram(1_000);
  const rows: [what: string, aim: string, files: Files, flags: string[]][] = [
    ["nothing owns", "≤ 1.1", { "program.ts": plain }, []],
    ["nothing owns but in another file", "≤ 1.1", { "program.ts": plain, "owned.ts": OWNED }, []],
    ["nothing owns but one class", "≤ 1.1", { "program.ts": plain + OWNED }, []],
    ["one line in ten owns or borrows", "≤ 1.25", { "program.ts": denseProgram(100) + plainProgram(900) }, []],
    ["nearly each line owns or borrows", "", { "program.ts": dense }, []],
    ["nearly each line owns or borrows, -O3", "", { "program.ts": dense }, ["-O3"]],
    ...[50, 200, 800, 3_200].map((cases): (typeof rows)[number] => [
      `an interpreter's switch of ${cases} cases`,
      "≤ 3",
      { "program.ts": interpreter(cases) },
      [],
    ]),
  ];
  for (const [what, aim, files, flags] of rows) {
    const cost = await compareAsync(
      () => compileFiles(files, [...flags, ...TRANSFORM]),
      () => compileFiles(files, flags),
      rounds(files, flags),
    );
    const lines = files["program.ts"]!.split("\n").length;
    compilation(what, lines, milliseconds(cost.ours), milliseconds(cost.rival), ...ratios(cost), aim);
  }

  const options = ["--target", "release", "--shrinkLevel", "0"];
  const inserted = await compile("bench/guest/dropped.ts", [...options, ...TRANSFORM]);
  const byHand = await compile("bench/guest/by-hand.ts", options);
  const speed = compare(instantiate(inserted)["work"]!, instantiate(byHand)["work"]!, 1_000);
  const drops = table(
    ...["files opened, read and dropped, -O3", "drops inserted>", "drops by hand>"],
    ...["ratio>", "half of the rounds>", "aim"],
  );
  const ratio = { value: inserted.length / byHand.length, digits: 3 };
  drops("bytes of the module", inserted.length, byHand.length, ratio, "", "equal");
  const time = (value: number) => ({ value, digits: 0, unit: "ns" });
  drops("a turn of all paths", time(speed.ours), time(speed.rival), ...ratios(speed), "equal");
}

/** Long compilations are measured fewer times. */
function rounds(files: Files, flags: string[]): number {
  const lines = files["program.ts"]!.split("\n").length;
  return lines > 10_000 ? 3 : flags.length > 0 || lines > 2_000 ? 7 : 21;
}

/** Compiles files that aren't on disk. */
async function compileFiles(files: Files, options: string[]): Promise<void> {
  const { error, stderr } = await asc.main(
    [...Object.keys(files), "--baseDir", root, "--config", "none.json", "--outFile", "out.wasm", ...options],
    {
      readFile: (name, baseDir) => files[name] ?? read(join(baseDir, name)),
      writeFile() {},
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr}`);
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function milliseconds(nanoseconds: number): Cell {
  return { value: nanoseconds / 1e6, digits: 0, unit: "ms" };
}

function ratios({ ratio, spread }: Comparison): [Cell, Cell] {
  return [{ value: ratio, digits: 3 }, `${spread[0].toFixed(3)}–${spread[1].toFixed(3)}`];
}
