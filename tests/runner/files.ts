// Selects the files to run, and finds what is wrong with them first.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reach } from "../../scripts/targets/files.js";

/** Those that take longest first, so that none of them is the last to end alone. */
const LONG = [
  "component/compose",
  "ownership/cases",
  "dirs/guests",
  "bindgen/wit",
  "bindgen/roundtrip",
  "ownership/fuzz",
  "explain",
  "guide",
  "readme",
  "grep",
  "wc",
  "table/reuse",
  "table/many",
];

/** The compiled test files with one of these parts in their name: all files where no part is given. */
export function testFiles(folder: string, parts: readonly string[]): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const rank = (file: string) => LONG.findIndex((name) => file.startsWith(name)) >>> 0;
  return names
    .filter((name) => name.endsWith(".test.js"))
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Why a file isn't run, or undefined where nothing is wrong with it. */
export function faultOf(file: string, compiled: string, sources: string): string | undefined {
  const source = file.replace(/\.js$/, ".ts");
  if (!existsSync(join(sources, source))) return `its source ${source} doesn't exist: remove the compiled file`;
  if (/\.only\(/.test(readFileSync(join(compiled, file), "utf8")))
    return "it has a `.only`, which hides the other tests";
  return undefined;
}

/** What a test file needs that the build makes, by what it and the scripts that it imports name. */
export function needsOf(path: string): string[] {
  const files = [...reach(path)].filter((file) => !/[/\\](targets|runner)[/\\]/.test(file));
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const names = (pattern: RegExp) => texts.some((text) => pattern.test(text));
  const types = names(/"pack"/) ? ["types"] : [];
  // Programs in pages, and the command, may use all that the package has.
  if (names(/from "as-io-lifetimes"|dist\/js\/cli/)) return ["reactor", "trace", "component", ...types];
  return [
    ...(names(/io-lifetimes\.wasm/) ? ["reactor"] : []),
    ...(isTraced(files, texts) ? ["trace"] : []),
    ...(names(/io-lifetimes\.component\.wasm|dist\/component|io-lifetimes\/component"/) ? ["component"] : []),
    ...(names(/\bbuildWc\b/) ? ["wc"] : []),
  ];
}

/** Whether a test names the library with reports. The host names it as well, but few tests need it. */
function isTraced(files: readonly string[], texts: readonly string[]): boolean {
  return files.some((file, i) => /[/\\]tests[/\\]/.test(file) && /io-lifetimes\.trace\.wasm/.test(texts[i]!));
}
