import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { printableSource } from "./printable.js";

/** The root of the repository, seen from dist/scripts/. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const module = join(root, "build/wc/wc.wasm");
const table = join(root, "build/wc/printable.ts");

/** What the module is made from. */
const sources = [
  "examples/wc",
  "assembly",
  "asconfig.json",
  "dist/scripts/printable.js",
  "node_modules/assemblyscript/package.json",
];

/** Compiles examples/wc, unless that was done since its sources changed. Gives the path of the module. */
export async function buildWc(): Promise<string> {
  const built = statSync(module, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((source) => newest(join(root, source)) < built)) return module;
  makeTable();
  const { default: asc } = await import("assemblyscript/asc");
  const target = ["--target", "release", "--shrinkLevel", "0", "--enable", "simd"];
  const { error, stderr } = await asc.main(["examples/wc/index.ts", "--baseDir", root, "--outFile", module, ...target]);
  if (error) throw new Error(`examples/wc doesn't compile: ${error.message}\n${stderr}`);
  return module;
}

/** Makes the source file with the Unicode table, which examples/wc imports. */
export function makeTable(): void {
  mkdirSync(dirname(table), { recursive: true });
  const whole = `${table}.${process.pid}`; // another process may be compiling the table that is there
  writeFileSync(whole, printableSource());
  renameSync(whole, table);
}

/** When a file, or the file of a directory that changed last, was changed. */
function newest(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(statSync(path).mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
