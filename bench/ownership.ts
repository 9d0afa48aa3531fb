// What the ownership transform costs: time at compilation, and code beside drops that are written by hand.

import asc from "assemblyscript/asc";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, root } from "../tests/support/asc.js";
import { compare, compareAsync, type Comparison, type Work } from "./measure.js";
import { denseProgram, plainProgram } from "./programs.js";

const TRANSFORM = ["--transform", join(root, "dist/js/transform/index.js")];
const OWNED = "@owned class Unused { drop(): void {} }\n";

type Instantiate = (wasm: Uint8Array) => Record<string, Work>;

/** Prints two tables. `instantiate` makes an instance with the file "data". */
export async function benchOwnership(instantiate: Instantiate): Promise<void> {
  console.log("\n| compilation, in one process, in turns | lines | with the transform | without | ratio | half of the rounds | aim |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
  const plain = plainProgram(1_000);
  for (const [what, source] of [["nothing owns", plain], ["nothing of it owns, a class in the same file does", plain + OWNED], ["nearly each line owns or borrows", denseProgram(1_000)]] as const) {
    const cost = await compareAsync(() => compileText(source, TRANSFORM), () => compileText(source, []));
    console.log(`| ${what} | ${source.split("\n").length} | ${milliseconds(cost.ours)} | ${milliseconds(cost.rival)} | ${ratios(cost)} | ≤ 1.15 |`);
  }

  const options = ["--target", "release", "--shrinkLevel", "0"];
  const inserted = await compile("bench/guest/dropped.ts", [...options, ...TRANSFORM]);
  const byHand = await compile("bench/guest/by-hand.ts", options);
  const speed = compare(instantiate(inserted)["work"]!, instantiate(byHand)["work"]!, 1_000);
  console.log("\n| files opened, read and dropped, -O3 | drops inserted | drops by hand | ratio | half of the rounds | aim |");
  console.log("| --- | ---: | ---: | ---: | ---: | --- |");
  console.log(`| bytes of the module | ${inserted.length} | ${byHand.length} | ${(inserted.length / byHand.length).toFixed(3)} | | equal |`);
  console.log(`| a turn of all paths | ${speed.ours.toFixed(0)} ns | ${speed.rival.toFixed(0)} ns | ${ratios(speed)} | equal |`);
}

/** Compiles a program that stands in no file, unoptimized. */
async function compileText(source: string, options: string[]): Promise<void> {
  const { error, stderr } = await asc.main(["program.ts", "--baseDir", root, "--config", "none.json", "--outFile", "out.wasm", ...options], {
    readFile: (name, baseDir) => (name === "program.ts" ? source : read(join(baseDir, name))),
    writeFile() {},
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function milliseconds(nanoseconds: number): string {
  return `${(nanoseconds / 1e6).toFixed(0)} ms`;
}

function ratios({ ratio, spread }: Comparison): string {
  return `${ratio.toFixed(3)} | ${spread[0].toFixed(3)}–${spread[1].toFixed(3)}`;
}
