import { Compiler, type DiagnosticCategory } from "assemblyscript";
import asc from "assemblyscript/asc";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../../../support/asc.js";
import { layOut } from "./layout.js";
import type { Cut, Program } from "./program.js";

/** Another build may be tried, such as one with a rule broken on purpose. */
const TRANSFORM = process.env["OWNERSHIP_TRANSFORM"] ?? join(root, "dist/js/transform/index.js");
const SANITIZER = join(root, "dist/js/sanitize/index.js");

export interface Compiled {
  /** The codes of the errors in each program that has some. */
  readonly codes: ReadonlyMap<number, ReadonlySet<string>>;
  /** What the programs without errors do, or null if they must be compiled without the others. */
  readonly module: WebAssembly.Module | null;
}

/** Compiles a batch of programs with the transform and the sanitizer. Fails if asc crashes. */
export async function compile(programs: readonly Program[], cuts: readonly Cut[]): Promise<Compiled> {
  const { entry, files, programAt } = layOut(programs, cuts);
  const codes = new Map<number, Set<string>>();
  const outside: string[] = [];
  const args = [entry, "--baseDir", root, "--config", "none.json", "--outFile", "out.wasm", "--noValidate"];
  emitted = null;
  const { error, stderr } = await withoutExit(() =>
    asc.main([...args, "--transform", SANITIZER, "--transform", TRANSFORM], {
      readFile: (name, baseDir) => files.get(name) ?? read(resolve(baseDir, name)),
      writeFile() {},
      listFiles: () => [],
      reportDiagnostic({ category, code, message, range }) {
        if (category !== (3 as DiagnosticCategory)) return; // an error
        const program = range?.source && programAt(range.source.normalizedPath, range.start);
        if (program == null) outside.push(`AS${code}: ${message} ${range?.source?.normalizedPath}`);
        else codes.set(program, (codes.get(program) ?? new Set()).add(codeName(code)));
      },
    }),
  );
  if (codes.size === 0 && (error || outside.length > 0))
    throw new Error(`asc: ${outside.join("; ")}\n${error?.message}\n${stderr.toString()}`);
  return { codes, module: outside.length > 0 ? null : moduleOf(emitted) };
}

/** Null if the code of programs that have errors isn't valid. */
function moduleOf(wasm: Uint8Array | null): WebAssembly.Module | null {
  const isValid = wasm !== null && WebAssembly.validate(wasm as Uint8Array<ArrayBuffer>);
  return isValid ? new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>) : null;
}

/** What asc has compiled last. asc itself writes a module only if no program of the batch has an error. */
let emitted: Uint8Array | null = null;

interface Patched {
  compile(this: Compiler): { toBinary(sourceMapUrl: string | null): { readonly output: Uint8Array } };
}

const prototype = Compiler.prototype as unknown as Patched;
const compileProgram = prototype.compile;
prototype.compile = function () {
  const module = compileProgram.call(this);
  emitted = module.toBinary(null).output;
  return module;
};

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
