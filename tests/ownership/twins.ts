// What rustc makes of the twins. One process looks at all of them, each a module of one crate. Errors of an early pass
// keep rustc from the later ones, so it is asked again without the files that had errors, until it finds none. What is
// left is accepted, linked and run.

import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash, writeWhole } from "../../scripts/targets/files.js";
import { root } from "../support/asc.js";
import { CASES } from "./case.js";
import { INPUTS, type Run } from "./program.js";

export interface Verdict {
  /** The codes of its errors, each once. */
  readonly codes: string[];
  /** What the program did, where it has no errors. */
  readonly runs: Run[];
}

/** The rustc to ask: that of the environment, or the first on the path. */
export const RUSTC = process.env["RUSTC"] ?? "rustc";

/** Why rustc can't be asked, or nothing. */
export function noRustc(): string | undefined {
  const { stdout, error } = spawnSync(RUSTC, ["--version"], { encoding: "utf8" });
  if (error) return "there is no rustc";
  const [, major, minor] = /^rustc (\d+)\.(\d+)/.exec(stdout) ?? [];
  if (Number(major) > 1 || Number(minor) >= 80) return undefined;
  return `${stdout.trim()} is older than 1.80`;
}

/** `1.95.0`. */
export function rustcVersion(): string {
  return spawnSync(RUSTC, ["--version"], { encoding: "utf8" }).stdout.split(" ")[1]!;
}

/**
 * What rustc says about Rust files, which are relative to the root of the repository. It is kept in build/ until one of
 * them or rustc changes.
 */
export async function askRustc(paths: readonly string[]): Promise<Map<string, Verdict>> {
  const texts = [`${CASES}/prelude.rs`, ...paths].map((path) => `${path}\n${readFileSync(join(root, path), "utf8")}`);
  const record = join(root, "build/twins", `${hash(rustcVersion(), ...texts)}.json`);
  if (existsSync(record)) return new Map(JSON.parse(readFileSync(record, "utf8")) as [string, Verdict][]);
  const verdicts = await judge(paths);
  writeWhole(record, JSON.stringify([...verdicts]));
  return verdicts;
}

async function judge(paths: readonly string[]): Promise<Map<string, Verdict>> {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-twins-"));
  try {
    const verdicts = new Map<string, Verdict>();
    const binary = join(folder, "twins");
    for (;;) {
      const left = paths.filter((path) => !verdicts.has(path));
      const crate = join(folder, "twins.rs");
      writeFileSync(crate, crateOf(left));
      const rejected = await compile(crate, binary, left);
      for (const [path, codes] of rejected) verdicts.set(path, { codes: [...codes].sort(), runs: [] });
      if (rejected.size === 0) {
        for (const [path, runs] of await runAll(binary, left)) verdicts.set(path, { codes: [], runs });
        return verdicts;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function crateOf(paths: readonly string[]): string {
  const module = (name: string, path: string) => `#[path = ${JSON.stringify(join(root, path))}] mod ${name};`;
  return [
    "#![allow(warnings)]",
    module("prelude", `${CASES}/prelude.rs`),
    ...paths.map((path, i) => module(`twin${i}`, path)),
    "fn main() {",
    ...paths.map((_, i) => `  for n in 0..${INPUTS.length} { prelude::run(${i}, n, twin${i}::main); }`),
    "}",
    "",
  ].join("\n");
}

interface RustcMessage {
  level: string;
  message: string;
  code: { code: string } | null;
  spans: { file_name: string; is_primary: boolean }[];
}

/** The codes of the errors in each file. */
async function compile(crate: string, binary: string, paths: readonly string[]): Promise<Map<string, Set<string>>> {
  const { stderr } = await execute(RUSTC, [
    "--edition",
    "2021",
    "--error-format",
    "json",
    "-C",
    "debuginfo=0",
    "-o",
    binary,
    crate,
  ]);
  const codes = new Map<string, Set<string>>();
  for (const line of stderr.split("\n").filter((text) => text.startsWith("{"))) {
    const { level, message, code, spans } = JSON.parse(line) as RustcMessage;
    if (level !== "error" || message.startsWith("aborting due to")) continue;
    const file = spans.find(({ is_primary }) => is_primary)?.file_name;
    const path = paths.find((candidate) => file === join(root, candidate));
    if (!path) throw new Error(`rustc: ${message} in ${file ?? "no file"}`);
    codes.set(path, (codes.get(path) ?? new Set()).add(code?.code ?? "no code"));
  }
  return codes;
}

/** Runs the crate. Each run is a line: the number of the twin, the result, the events. */
async function runAll(binary: string, paths: readonly string[]): Promise<Map<string, Run[]>> {
  const { stdout, stderr } = await execute(binary, []);
  if (stderr) throw new Error(`the twins: ${stderr}`);
  const runs = new Map<string, Run[]>();
  for (const line of stdout.trim().split("\n")) {
    const [twin, result, events] = JSON.parse(line) as [number, number, Run["events"]];
    const path = paths[twin]!;
    runs.set(path, [...(runs.get(path) ?? []), { result, events }]);
  }
  return runs;
}

/** Runs a command. One that failed without a word has its failure as stderr. */
export function execute(
  command: string,
  args: readonly string[],
  env = process.env,
): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { encoding: "utf8", maxBuffer: 1 << 28, env }, (error, stdout, stderr) => {
      const failed = error && !stderr ? String(error) : stderr;
      resolve({ stdout, stderr: failed });
    });
  });
}
