// Finds the programs that a file may belong to: by the asconfig.json above it, and the scripts of the package.json beside that.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** What asc compiles at once: entry files with a configuration. */
export interface Program {
  /** Names it among all programs. */
  readonly key: string;
  /** The directory of its asconfig.json. */
  readonly baseDir: string;
  /** asc's arguments. */
  readonly args: readonly string[];
}

/** The file whose directory is a project. */
const CONFIG = "asconfig.json";

/** Entry files of projects that name none. */
const USUAL = ["assembly/index.ts", "src/index.ts", "index.ts"];

/** Returns the directory with the asconfig.json for a file, or null. */
export function projectOf(path: string): string | null {
  for (let at = dirname(path); ; at = dirname(at)) {
    if (existsSync(join(at, CONFIG))) return at;
    if (at === dirname(at)) return null;
  }
}

export function isInPackage(path: string): boolean {
  return path.split(sep).includes("node_modules");
}

export function configOf(baseDir: string): string {
  return join(baseDir, CONFIG);
}

/** Returns the programs of a project: the entries of its configuration, those of its npm scripts, or the usual one. */
export function programsOf(baseDir: string, target: string | null): Program[] {
  const named = targetArgs(baseDir, target);
  if (hasEntries(configOf(baseDir))) return [program(baseDir, named)];
  const inScripts = scriptsOf(baseDir).flatMap(compilations);
  if (inScripts.length > 0) return distinct(inScripts.map((args) => program(baseDir, withTarget(args, target))));
  const usual = USUAL.find((file) => existsSync(join(baseDir, file)));
  return usual === undefined ? [] : [program(baseDir, [usual, ...named])];
}

/**
 * Returns the program whose only entry is an open file that no other program of its project reaches. Null if the file
 * is TypeScript, as far as one can see: it imports a module of Node, or lies apart from the AssemblyScript in `files`.
 */
export function standalone(
  path: string,
  text: string,
  baseDir: string,
  files: readonly string[],
  target: string | null,
): Program | null {
  if (path.endsWith(".d.ts") || /\bfrom\s+["']node:/.test(text)) return null;
  if (files.length > 0 && !files.some((file) => dirname(file) === dirname(path))) return null;
  return program(baseDir, [relative(baseDir, path), ...targetArgs(baseDir, target)]);
}

function program(baseDir: string, args: readonly string[]): Program {
  return { key: JSON.stringify([baseDir, ...args]), baseDir, args };
}

function distinct(programs: readonly Program[]): Program[] {
  return [...new Map(programs.map((each) => [each.key, each])).values()];
}

function targetArgs(baseDir: string, target: string | null): string[] {
  const chosen = target ?? soleTarget(baseDir);
  return chosen === null ? [] : ["--target", chosen];
}

/** Returns the project's target if it has only one, which may not be called `release`, as asc takes it. */
function soleTarget(baseDir: string): string | null {
  const names = Object.keys(readJson(configOf(baseDir))["targets"] ?? {});
  return names.length > 0 && !names.includes("release") ? names[0]! : null;
}

/** Whether a configuration, or one that it extends within the project, names entries. */
function hasEntries(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path) || isInPackage(path)) return false;
  seen.add(path);
  const config = readJson(path);
  if (Array.isArray(config["entries"]) && config["entries"].length > 0) return true;
  const above = config["extends"];
  return typeof above === "string" && above.startsWith(".") && hasEntries(resolve(dirname(path), above), seen);
}

function scriptsOf(baseDir: string): string[] {
  const scripts = Object.values(readJson(join(baseDir, "package.json"))["scripts"] ?? {});
  return scripts.filter((script) => typeof script === "string");
}

/** Options of asc that have a value, and that change what is checked. */
const KEPT = new Set([
  "--config",
  "--target",
  "--use",
  "-u",
  "--enable",
  "--disable",
  "--lib",
  "--path",
  "--transform",
]);

/** Returns asc's arguments in each call of asc in a script: entry files, and the options that matter. */
function compilations(script: string): string[][] {
  return script.split(/&&|\|\||[;|]/).flatMap((command) => {
    const words = command.trim().split(/\s+/);
    const start = words.findIndex((word) => /^(?:.*\/)?asc$/.test(word));
    if (start < 0) return [];
    const args: string[] = [];
    for (let i = start + 1; i < words.length; i++) {
      if (KEPT.has(words[i]!)) args.push(words[i]!, words[++i] ?? "");
      else if (/^-(?:o|t)$|^--(?:outFile|textFile|sourceMap)$/.test(words[i]!)) i++;
      else if (/^[^-].*\.ts$/.test(words[i]!)) args.push(words[i]!);
    }
    return args.some((arg) => arg.endsWith(".ts")) ? [args] : [];
  });
}

/** Scripts that differ only in their target are one program: the first, or the one with the chosen target. */
function withTarget(args: readonly string[], target: string | null): string[] {
  const at = args.indexOf("--target");
  const others = at < 0 ? [...args] : [...args.slice(0, at), ...args.slice(at + 2)];
  return target === null ? others : [...others, "--target", target];
}

/** Returns an object in JSON, empty if it can't be read. asc reports what is wrong in a configuration. */
function readJson(path: string): Record<string, unknown> {
  try {
    const value = JSON.parse(readFileSync(path, "utf8")) as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
