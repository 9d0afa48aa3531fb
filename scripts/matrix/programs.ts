// The programs that the hosts run, and what each of them does on the engine node.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run, TrapError } from "../../js/host/index.js";
import { compileCached } from "../targets/asc.js";
import { makeTable } from "../targets/targets.js";
import { tree, type Tree } from "./tree.js";

export interface Program {
  readonly name: string;
  readonly module: Uint8Array;
  readonly args: readonly string[];
}

/** What a program did. */
export interface Outcome {
  /** The exit code; "trap" after a trap. */
  readonly status: number | "trap";
  readonly stdout: string;
  /** The files that are there afterwards. */
  readonly files: Tree;
}

/** What the programs read. */
export const STDIN = "from the host";
const FILES = { "one.txt": "one\ntwo words\n", "sub/two.txt": "two\nthree\n", "sub/empty": "" };

const checked = (entry: string, ...options: string[]) => compile(entry, "asconfig.json", options);
const unchecked = (name: string) => compile(`tests/guest/engines/${name}.ts`, "asconfig.unchecked.json");

/** Compiles the programs. */
export async function programs(): Promise<Program[]> {
  await makeTable();
  const examples = ["hello", "easy-conversions", "flexible-apis", "owning-wrapper", "pipes", "redirect"];
  const modules: [name: string, module: Promise<Uint8Array>, ...args: string[]][] = [
    ...examples.map((name): [string, Promise<Uint8Array>] => [name, checked(`examples/${name}.ts`)]),
    ["calls", unchecked("calls")],
    ["failing", unchecked("failing")],
    ["polls", checked("tests/guest/engines/poll.ts")],
    ["grep -r", checked("examples/grep/index.ts"), "-r", "t", "."],
    ["wc", checked("examples/wc/index.ts", "--enable", "simd"), "one.txt", "sub"],
  ];
  return Promise.all(modules.map(async ([name, module, ...args]) => ({ name, module: await module, args })));
}

async function compile(entry: string, config: string, options: readonly string[] = []): Promise<Uint8Array> {
  const args = [entry, "--config", config, "--target", "release", "--exportStart", "_start", "--outFile", "out.wasm"];
  const { error, stderr, files } = await compileCached({ args: [...args, ...options] });
  if (error !== undefined) throw new Error(`asc ${entry}: ${error}\n${stderr}`);
  return files.get("out.wasm")!;
}

/** Passes `work` a new directory with the programs' files, and removes it afterwards. */
export async function withFiles<T>(work: (directory: string) => T | Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "io-lifetimes-"));
  try {
    for (const [path, content] of Object.entries(FILES)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What a program does on the engine node. */
export function expected({ module, args }: Program): Promise<Outcome> {
  return withFiles(async (directory) => {
    const written: Uint8Array[] = [];
    const options = { args: ["module", ...args], preopens: { ".": directory }, stdin: Buffer.from(STDIN) };
    let status: Outcome["status"] = "trap";
    try {
      const result = await run(module, { ...options, stdout: "buffer", stderr: "ignore" });
      status = result.exitCode;
      written.push(result.stdout!);
    } catch (error) {
      if (!(error instanceof TrapError)) throw error;
    }
    return { status, stdout: Buffer.concat(written).toString(), files: tree(directory) };
  });
}
