// Programs as commands on WASI 0.3, and what they are compared with: the same source on preview1.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { componentize } from "../../../js/bindgen/index.js";
import { compileCached, type Compilation } from "../../../scripts/targets/asc.js";
import { wasmtimeCommand } from "../../../scripts/tools/tools.js";
import { root } from "../../support/asc.js";

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Compiles a program with `--target p3`, and returns the component. */
export async function compileCommand(entry: string, options: readonly string[] = [], more: Partial<Compilation> = {}) {
  return componentize(await compileFor(entry, ["--target", "p3", ...options], more));
}

/** Compiles a program and returns the module. */
export async function compileFor(entry: string, options: readonly string[], more: Partial<Compilation> = {}) {
  const { error, stderr, files } = await compileCached({ args: [entry, ...options, "--outFile", "out.wasm"], ...more });
  if (error !== undefined) throw new Error(`${entry}: ${error}\n${stderr}`);
  return files.get("out.wasm")!;
}

/**
 * Compiles programs under tests/guest as one command, whose first argument is the function to call, by its name behind
 * that of its program: `io/dir.entriesAreListed`.
 */
export async function compileGuests(guests: readonly string[], options: readonly string[]): Promise<Uint8Array> {
  const imports = guests.map((guest, i) => `import * as guest${i} from "../../tests/guest/${guest}";`);
  const calls = guests.flatMap((guest, i) =>
    functionsOf(guest).map((name) => `if (name == "${guest}.${name}") guest${i}.${name}();`),
  );
  const source = [...imports, 'import { process } from "../../assembly";', "const name = process.args()[1];", ...calls];
  const entry = "build/p3/guests.ts";
  return compileCommand(entry, options, { sources: new Map([[entry, source.join("\n")]]) });
}

/** The functions without parameters that a program under tests/guest exports. */
export function functionsOf(guest: string): string[] {
  const text = readFileSync(join(root, `tests/guest/${guest}.ts`), "utf8");
  return [...text.matchAll(/^export function (\w+)\(\): void/gm)].map(([, name]) => name!);
}

/** Runs the component at a path on the command wasmtime, which sees `directory` as ".". */
export function runComponent(
  path: string,
  directory: string,
  args: readonly string[] = [],
  input: string | Buffer = "",
  more: readonly string[] = [],
): Ran {
  const options = ["run", ...more, "--dir", `${directory}::.`];
  return spawn(wasmtimeCommand.find()!, [...options, path, ...args], input);
}

/** Runs a module on our host, which sees `directory` as ".". */
export function runModule(
  path: string,
  directory: string,
  args: readonly string[] = [],
  input: string | Buffer = "",
): Ran {
  return spawn(
    process.execPath,
    [join(root, "dist/js/cli/main.js"), "run", "--dir", `${directory}::.`, path, "--", ...args],
    input,
  );
}

/** Writes bytes to a file of a folder, and returns its path. */
export function put(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function spawn(command: string, args: readonly string[], input: string | Buffer): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    encoding: "latin1",
    timeout: 60_000,
    maxBuffer: 1 << 28,
  });
  // A program that ends early doesn't read its whole input.
  if (error && (error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  return { status, stdout, stderr };
}
