import asc from "assemblyscript/asc";
import type { DiagnosticCategory } from "assemblyscript";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../../support/asc.js";
import { INPUTS, type Event, type Run } from "../program.js";
import type { Cut, Program } from "./code.js";
import { layOut, nameOf, type Layout } from "./layout.js";

/** Another build may be tried, such as one with a rule broken on purpose. */
const TRANSFORM = process.env["OWNERSHIP_TRANSFORM"] ?? join(root, "dist/js/transform/index.js");
const FILE = "fuzz.ts";

interface Compiled {
  readonly wasm: Uint8Array | null;
  readonly codes: ReadonlyMap<number, ReadonlySet<string>>;
}

async function compile({ text, programAt }: Layout): Promise<Compiled> {
  let wasm = null as Uint8Array | null;
  const codes = new Map<number, Set<string>>();
  const outside: string[] = [];
  const args = [
    FILE,
    "--baseDir",
    root,
    "--outFile",
    "out.wasm",
    "--runtime",
    "incremental",
    "--transform",
    TRANSFORM,
    ...(process.env["ASC_FLAGS"]?.split(" ") ?? []),
  ];
  const { error, stderr } = await asc.main(args, {
    readFile: (name, baseDir) => (name === FILE ? text : read(resolve(baseDir, name))),
    writeFile(name, contents) {
      if (name === "out.wasm") wasm = contents as Uint8Array;
    },
    listFiles: () => [],
    reportDiagnostic({ category, code, message, range }) {
      if (category !== (3 as DiagnosticCategory)) return; // an error
      const program = range && programAt(lineAt(text, range.start));
      if (program === undefined || program === null) outside.push(`AS${code}: ${message}`);
      else
        codes.set(
          program,
          (codes.get(program) ?? new Set()).add(code < 1000 ? `E${String(code).padStart(4, "0")}` : `TS${code}`),
        );
    },
  });
  if (outside.length > 0 || (error && codes.size === 0))
    throw new Error(`asc: ${outside.join("; ")}\n${error?.message}\n${stderr.toString()}`);
  return { wasm, codes };
}

function read(path: string): string | null {
  try {
    return path.endsWith("asconfig.json") ? null : readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function compileAll(programs: readonly Program[], cuts: readonly Cut[]): Promise<Compiled> {
  const calls = programs.map((_, i) => `case ${i}: return run_${nameOf(i)}(n);`).join(" ");
  const tail = `export function run(program: i32, n: i32): i32 { switch (program) { ${calls} } return 0; }`;
  return compile(layOut(programs, "as", true, tail, cuts));
}

/** The codes of the errors that each program has, by its index. */
export async function askAsc(
  programs: readonly Program[],
  cuts: readonly Cut[] = [],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  return (await compileAll(programs, cuts)).codes;
}

/** What each program does on each input. None may have errors. */
export async function runAsc(programs: readonly Program[], cuts: readonly Cut[] = []): Promise<Run[][]> {
  const { wasm, codes } = await compileAll(programs, cuts);
  if (!wasm)
    throw new Error(
      `asc: a program that was accepted isn't: ${[...codes].map(([i, set]) => `${programs[i]!.seed} ${[...set].join()}`).join("; ")}`,
    );
  const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  return programs.map((_, i) => INPUTS.map((n) => runOnce(module, i, n)));
}

/** The library's own traps are told on stderr first, which nobody reads here. */
const NO_WASI = new Proxy<Record<string, () => number>>({}, { get: () => () => 0 });

/** A trap ends a run; what happened before it is kept, with a result that no program gives. */
function runOnce(module: WebAssembly.Module, program: number, n: number): Run {
  const events: Event[] = [];
  const log = (kind: number, id: number) => events.push([kind, id]);
  const abort = () => {
    throw new Error("aborted");
  };
  const { exports } = new WebAssembly.Instance(module, { env: { log, abort }, wasi_snapshot_preview1: NO_WASI });
  try {
    return { result: (exports["run"] as (program: number, n: number) => number)(program, n), events };
  } catch {
    return { result: NaN, events };
  }
}
