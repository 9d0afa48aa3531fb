// Transpiles the TypeScript files that changed to dist/, file by file, without checking types, which is the task of `tsc`.
// It writes no declarations. It is plain JavaScript because every npm script starts with it.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const record = join(root, "dist/.emitted.json");

/** The folders of tsconfig.json, and what it excludes. */
const FOLDERS = ["js", "scripts", "tests", "bench"];
const EXCLUDED = /(^|\/)guest\/|^tests\/ownership\/cases\/|\.d\.ts$/;

/**
 * Brings dist/ up to date and returns the sources that were transpiled. Removes the outputs of sources that are gone.
 *
 * @returns {Promise<string[]>}
 */
export async function emit() {
  const before = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {};
  const config = readFileSync(join(root, "tsconfig.json"), "utf8");
  const version = readFileSync(join(root, "node_modules/typescript/package.json"), "utf8");
  const sources = readSources();
  /** @type {Record<string, string>} */
  const after = {};
  const stale = [];
  for (const [path, text] of sources) {
    const key = hash(version, config, text);
    if (before[path] === `${key} ${hashOfOutput(path)}`) after[path] = before[path];
    else stale.push({ path, text, key });
  }
  if (stale.length > 0) {
    const { default: ts } = await import("typescript");
    const { options } = ts.convertCompilerOptionsFromJson(JSON.parse(config).compilerOptions, root);
    // package.json, which makes the files ES modules, isn't read when single files are transpiled.
    options.module = ts.ModuleKind.ESNext;
    options.moduleResolution = ts.ModuleResolutionKind.Bundler;
    for (const { path, text, key } of stale) {
      transpile(ts, options, path, text);
      after[path] = `${key} ${hashOfOutput(path)}`;
    }
  }
  const gone = Object.keys(before).filter((path) => !sources.has(path));
  for (const path of gone) removeOutputs(path);
  if (stale.length + gone.length > 0) write(record, JSON.stringify(after));
  return stale.map(({ path }) => path);
}

/**
 * The sources by path: those in the folders, and what they import of assembly/.
 *
 * @returns {Map<string, string>}
 */
function readSources() {
  const sources = new Map();
  const read = (/** @type {string} */ path) => {
    if (sources.has(path)) return;
    const text = readFileSync(join(root, path), "utf8");
    sources.set(path, text);
    const isShared = path.startsWith("assembly/");
    for (const [, specifier] of text.matchAll(/\bfrom "(\.[^"]+)"/g)) {
      const target = posix.join(posix.dirname(path), specifier).replace(/(\.js)?$/, ".ts");
      if ((isShared || target.startsWith("assembly/")) && existsSync(join(root, target))) read(target);
    }
  };
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      const path = `${folder}/${name.replaceAll("\\", "/")}`;
      if (path.endsWith(".ts") && !EXCLUDED.test(path)) read(path);
    }
  }
  return sources;
}

function transpile(ts, compilerOptions, path, text) {
  const { outputText, sourceMapText } = ts.transpileModule(text, { compilerOptions, fileName: path });
  const target = join(root, outputOf(path));
  const map = JSON.parse(sourceMapText);
  map.sources = [posix.relative(posix.join("dist", posix.dirname(path)), path)];
  write(target, outputText);
  write(`${target}.map`, JSON.stringify(map));
}

function removeOutputs(path) {
  const output = join(root, outputOf(path));
  for (const file of [output, `${output}.map`, output.replace(/\.js$/, ".d.ts")]) rmSync(file, { force: true });
}

function outputOf(path) {
  return `dist/${path.replace(/\.ts$/, ".js")}`;
}

function hashOfOutput(path) {
  const output = join(root, outputOf(path));
  return existsSync(output) ? hash(readFileSync(output)) : "";
}

function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("base64url").slice(0, 22);
}

/** Replaces a file atomically, since another process may be reading it. */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, text);
  renameSync(whole, path);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await emit();
