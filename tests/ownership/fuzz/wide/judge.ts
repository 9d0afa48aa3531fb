import asc from "assemblyscript/asc";
import type { DiagnosticCategory } from "assemblyscript";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../../../support/asc.js";
import { print, WHOLE, type Cut, type Program } from "./program.js";

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

/** Another build may be tried, such as one with a rule broken on purpose. */
const TRANSFORM = process.env["OWNERSHIP_TRANSFORM"] ?? join(root, "dist/js/transform/index.js");
const SANITIZER = join(root, "dist/js/sanitize/index.js");
const FOLDER = "tests/ownership/fuzz/guest";
const INPUTS = [0, 1, 2, 3];

interface Compiled {
  readonly wasm: Uint8Array | null;
  readonly codes: ReadonlyMap<number, ReadonlySet<string>>;
}

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
  const { codes, wasm } = compiled;
  if (codes.size === 0) {
    const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
    return programs.map((_, i) => run(module, i));
  }
  const accepted = programs.flatMap((_, i) => (codes.has(i) ? [] : [i]));
  const ran =
    accepted.length > 0
      ? await judge(
          accepted.map((i) => programs[i]!),
          cuts.length > 0 ? accepted.map((i) => cuts[i]!) : [],
        )
      : [];
  return programs.map((_, i) => {
    const found = codes.get(i);
    return found ? rejection([...found].sort()) : ran[accepted.indexOf(i)]!;
  });
}

function rejection(codes: string[]): Outcome {
  const isInvalid = codes.some((code) => OF_ASC.test(code) && code !== "TS2454");
  return { kind: isInvalid ? "invalid" : "rejected", codes };
}

/** asc's own codes: four digits, or three from 100 on; of these, two are Rust's. */
const OF_ASC = /^TS|^E0(?!106|195)[12]\d\d$/;

async function compile(programs: readonly Program[], cuts: readonly Cut[]): Promise<Compiled> {
  const files = new Map<string, string>();
  programs.forEach((program, i) => {
    const [first, second] = print(program, `p${i}`, cuts[i] ?? WHOLE);
    files.set(`${FOLDER}/p${i}.ts`, first).set(`${FOLDER}/p${i}m.ts`, second);
  });
  const imports = programs.map((_, i) => `import { main as main${i} } from "./${FOLDER}/p${i}m";`);
  const calls = programs.map((_, i) => `case ${i}: return main${i}(n);`).join(" ");
  files.set(
    "wide.ts",
    `${imports.join("\n")}\nexport function run(program: i32, n: i32): i32 { switch (program) { ${calls} } return 0; }`,
  );
  let wasm = null as Uint8Array | null;
  const codes = new Map<number, Set<string>>();
  const outside: string[] = [];
  const args = [
    "wide.ts",
    "--baseDir",
    root,
    "--config",
    "none.json",
    "--outFile",
    "out.wasm",
    "--noValidate",
    "--debug",
  ];
  const { error, stderr } = await withoutExit(() =>
    asc.main([...args, "--transform", SANITIZER, "--transform", TRANSFORM], {
      readFile: (name, baseDir) => files.get(name) ?? read(resolve(baseDir, name)),
      writeFile(name, contents) {
        if (name === "out.wasm") wasm = contents as Uint8Array;
      },
      listFiles: () => [],
      reportDiagnostic({ category, code, message, range }) {
        if (category !== (3 as DiagnosticCategory)) return; // an error
        const program = /\/p(\d+)m?\.ts$/.exec(range?.source?.normalizedPath ?? "")?.[1];
        if (program === undefined) outside.push(`AS${code}: ${message} ${range?.source?.normalizedPath}`);
        else codes.set(Number(program), (codes.get(Number(program)) ?? new Set()).add(codeName(code)));
      },
    }),
  );
  if ((outside.length > 0 && codes.size === 0) || (error && codes.size === 0))
    throw new Error(`asc: ${outside.join("; ")}\n${error?.message}\n${stderr.toString()}`);
  return { wasm, codes };
}

function codeName(code: number): string {
  return code < 1000 ? `E${String(code).padStart(4, "0")}` : `TS${code}`;
}

/** asc ends the process where it crashes. */
async function withoutExit<T>(work: () => Promise<T>): Promise<T> {
  const { exit } = process;
  process.exit = ((code?: number) => {
    throw new Error(`asc ends the process with ${code}`);
  }) as typeof exit;
  try {
    return await work();
  } finally {
    process.exit = exit;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function run(module: WebAssembly.Module, program: number): Outcome {
  for (const n of INPUTS) {
    const fault = faultOf(module, program, n);
    if (fault !== null) return { kind: "fault", n, fault };
  }
  return { kind: "clean" };
}

/** What the library imports and a program here never calls for. */
const NO_WASI = new Proxy<Record<string, () => number>>({}, { get: () => () => 0 });

/** What the sanitizer says of a run, or null. A program may trap for other reasons, such as a null that isn't expected. */
function faultOf(module: WebAssembly.Module, program: number, n: number): string | null {
  const abort = (message: number) => {
    throw new Error(readText(exports["memory"] as WebAssembly.Memory, message));
  };
  const { exports } = new WebAssembly.Instance(module, { env: { abort }, wasi_snapshot_preview1: NO_WASI });
  try {
    (exports["run"] as (program: number, n: number) => number)(program, n);
    (exports["sanitizeEnd"] as () => void)();
  } catch (error) {
    const { message } = error as Error;
    return message.startsWith(PREFIX) ? message.slice(PREFIX.length) : null;
  }
  return null;
}

const PREFIX = "ownership sanitizer: ";

/** A string of AssemblyScript: its length in bytes is before it. */
function readText({ buffer }: WebAssembly.Memory, at: number): string {
  const [length] = new Uint32Array(buffer, at - 4, 1);
  return Buffer.from(buffer, at, length).toString("utf16le");
}
