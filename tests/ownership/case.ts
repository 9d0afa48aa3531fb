import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/asc.js";

/** Where the cases are, relative to the root of the repository. */
export const CASES = "tests/ownership/cases";

/** A program with what is expected of it. README.md describes the format. */
export interface Case {
  /** `moves/use-after-call`. */
  readonly name: string;
  /** Relative to the root of the repository. */
  readonly path: string;
  /** The sentence in its first line. */
  readonly rule: string;
  /** The errors that it has, each as `5 E0382`: the line of the primary place, and the code. */
  readonly errors: readonly string[];
  /** It compiles and isn't run. */
  readonly checkOnly: boolean;
  /** It leaves values undropped on purpose. */
  readonly leaks: boolean;
  /** The path of the same program in Rust, where there is one. */
  readonly twin: string | null;
  /** The codes that rustc gives for the twin. */
  readonly rustc: readonly string[];
  /** What asc says about it, where that is kept beside it. */
  readonly stderr: string | null;
}

export function readCases(): Case[] {
  const files = readdirSync(join(root, CASES), { recursive: true, encoding: "utf8" });
  return files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\/.*\.ts$/.test(file))
    .sort()
    .map(readCase);
}

function readCase(file: string): Case {
  const name = file.slice(0, -".ts".length);
  const path = `${CASES}/${file}`;
  const lines = readFileSync(join(root, path), "utf8").split("\n");
  const rule = /^\/\/ (\S.*)$/.exec(lines[0]!)?.[1];
  if (!rule) throw new Error(`${path}: the first line must be a comment that says the rule`);
  const errors = lines.flatMap(expectedAt).sort();
  const said = directive(lines, "rustc");
  const stderr = join(root, stderrPath(path));
  return {
    name,
    path,
    rule,
    errors,
    checkOnly: directive(lines, "check-only") !== null,
    leaks: directive(lines, "leaks") !== null,
    twin: existsSync(join(root, twinPath(path))) ? twinPath(path) : null,
    rustc: said === null ? codesOf(errors) : rustcCodes(path, said),
    stderr: existsSync(stderr) ? readFileSync(stderr, "utf8") : null,
  };
}

/** `//~ E0382 E0505` is about its own line, `//~^ E0382` about the line above. */
function expectedAt(line: string, index: number): string[] {
  const found = /\/\/~(\^*) ([A-Z0-9 ]+)$/.exec(line);
  if (!found) {
    if (line.includes("//~")) throw new Error(`not an annotation of errors: ${line.trim()}`);
    return [];
  }
  return found[2]!
    .trim()
    .split(/ +/)
    .map((code) => `${index + 1 - found[1]!.length} ${code}`);
}

/** The text behind `// name` or `// name: ` in the comments at the top, or null. */
function directive(lines: string[], name: string): string | null {
  const top = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("//")),
  );
  const line = top.find((comment) => comment === `// ${name}` || comment.startsWith(`// ${name}: `));
  return line === undefined ? null : line.slice(`// ${name}: `.length);
}

/** `E0499, because …`, `accepted, because …`, `no code, because …`. */
function rustcCodes(path: string, said: string): string[] {
  const found = /^(accepted|no code|E\d{4}(?: E\d{4})*), because \S/.exec(said);
  if (!found)
    throw new Error(`${path}: \`// rustc:\` wants codes, "accepted" or "no code", and then ", because" and the reason`);
  return found[1] === "accepted" ? [] : found[1] === "no code" ? ["no code"] : found[1]!.split(" ").sort();
}

/** The codes of errors, each once. */
export function codesOf(errors: readonly string[]): string[] {
  return [...new Set(errors.map((error) => error.split(" ")[1]!))].sort();
}

export function stderrPath(path: string): string {
  return path.replace(/\.ts$/, ".stderr");
}

function twinPath(path: string): string {
  return path.replace(/\.ts$/, ".rs");
}
