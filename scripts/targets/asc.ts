// asc with a cache on disk. The result of a compilation is stored with the hashes of all files that asc read. It is used
// again while these files, the arguments, the version of asc and the transforms are the same.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { root } from "../root.js";
import { hash, hashOfFile, hashOfFolder, hashOfReach, versionOf } from "./files.js";
import { note } from "./uses.js";

export interface Compilation {
  /** The arguments of asc, without `--baseDir`. */
  readonly args: readonly string[];
  /** The folder that paths are relative to. Default: the root of the repository. */
  readonly baseDir?: string;
  /** Sources that are not on disk, by path. */
  readonly sources?: ReadonlyMap<string, string>;
  /** Anything else that distinguishes two compilations, such as the content of a temporary folder. */
  readonly content?: string;
}

export interface Compiled {
  /** The message if the compilation failed; `files` is empty then. */
  readonly error?: string;
  readonly stderr: string;
  /** The files that asc wrote, by their names in the arguments. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The first line of a cache entry. The files follow, one after another. */
interface Head {
  readonly error?: string;
  readonly stderr: string;
  readonly files: readonly (readonly [name: string, length: number])[];
  /** The hash of each file that asc read; null for a path that it tried and that didn't exist. */
  readonly reads: Readonly<Record<string, string | null>>;
}

const folder = join(root, "build/asc");
const DAY = 24 * 60 * 60 * 1000;
const running = new Map<string, Promise<Compiled>>();

/** Compiles, or returns the stored result of the same compilation. The caller must not modify the bytes. */
export function compileCached(what: Compilation): Promise<Compiled> {
  const id = identity(what);
  let result = running.get(id);
  if (!result) running.set(id, (result = findOrCompile(what, id).finally(() => running.delete(id))));
  return result;
}

/** The stored result of a compilation, or undefined if there is no current one. */
export function findCompiled(what: Compilation): Compiled | undefined {
  return find(what, identity(what));
}

/** Marks a result as used. Another user may read the cache, and can't. */
function touch(path: string): void {
  if (statSync(path).mtimeMs > Date.now() - DAY) return;
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // it is removed sooner, and made again
  }
}

/** Removes results that were not used for two weeks. */
export function pruneCompiled(): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < Date.now() - 14 * DAY) rmSync(path);
  }
}

/** Compiles without the cache. */
export async function compileUncached(what: Compilation): Promise<Compiled> {
  return (await compile(what)).compiled;
}

async function findOrCompile(what: Compilation, id: string): Promise<Compiled> {
  const found = find(what, id);
  if (found) return found;
  const { compiled, reads } = await compile(what);
  // An error without a diagnostic comes from the environment and may not occur again.
  if (compiled.error === undefined || /^ERROR /m.test(compiled.stderr)) store(id, compiled, reads);
  noteReads(what.baseDir ?? root, reads);
  return compiled;
}

function identity({ args, baseDir = root, sources = new Map(), content = "" }: Compilation): string {
  const versions = `${versionOf("assemblyscript")} ${versionOf("binaryen")}`;
  return hash(versions, ...args, ...transformsOf(args, baseDir), ...[...sources].flat(), content);
}

/** The hashes of the transforms that a compilation loads. */
function transformsOf(args: readonly string[], baseDir: string): string[] {
  const valuesOf = (option: string) => args.filter((_, i) => args[i - 1] === option);
  const named = valuesOf("--transform");
  const config = resolve(baseDir, valuesOf("--config")[0] ?? "asconfig.json");
  const isConfigured = existsSync(config) && readFileSync(config, "utf8").includes(`"transform"`);
  const scripts = named.filter((path) => isAbsolute(path));
  if (isConfigured || scripts.length < named.length) scripts.push(join(root, "dist/js/transform/index.js"));
  // The sanitizer reads its sources without asc.
  const isSanitized = args.some((arg) => arg.includes("sanitize"));
  const sources = isSanitized ? [hashOfFolder(join(root, "assembly/sanitize"))] : [];
  if (isSanitized) scripts.push(join(root, "dist/js/sanitize/index.js"));
  return [...scripts.map(hashOfReach), ...sources];
}

function find({ baseDir = root }: Compilation, id: string): Compiled | undefined {
  const path = join(folder, id);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  let start = bytes.indexOf("\n") + 1;
  const { error, stderr, files, reads } = JSON.parse(bytes.toString("utf8", 0, start)) as Head;
  for (const [name, known] of Object.entries(reads)) if (hashOfFile(resolve(baseDir, name)) !== known) return undefined;
  noteReads(baseDir, reads);
  touch(path);
  const written = files.map(
    ([name, length]) => [name, new Uint8Array(bytes.subarray(start, (start += length)))] as const,
  );
  return { ...(error === undefined ? {} : { error }), stderr, files: new Map(written) };
}

type Reads = Record<string, string | null>;

async function compile({ args, baseDir = root, sources }: Compilation): Promise<{ compiled: Compiled; reads: Reads }> {
  const reads: Reads = {};
  const files = new Map<string, Uint8Array>();
  const { default: asc } = await import("assemblyscript/asc"); // what is cached doesn't wait for it
  const { error, stderr } = await asc.main([...args, "--baseDir", baseDir], {
    readFile(name, directory) {
      const given = sources?.get(name);
      if (given !== undefined) return given;
      const path = resolve(directory, name);
      const text = statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : null;
      reads[relative(baseDir, path)] = text && hash(text);
      return text && text.toString();
    },
    writeFile: (name, contents) => void files.set(name, new Uint8Array(Buffer.from(contents))),
  });
  if (error) files.clear();
  return { compiled: { ...(error ? { error: error.message } : {}), stderr: stderr.toString(), files }, reads };
}

function noteReads(baseDir: string, reads: Head["reads"]): void {
  // node_modules/as-io-lifetimes is a link to the root of the repository.
  const inRoot = (path: string) => relative(root, realpathSync(resolve(baseDir, path)));
  note(() => Object.keys(reads).flatMap((path) => (reads[path] === null ? [] : [inRoot(path)])));
}

function store(id: string, { error, stderr, files }: Compiled, reads: Head["reads"]): void {
  const lengths = [...files].map(([name, bytes]) => [name, bytes.length] as const);
  const head: Head = { ...(error === undefined ? {} : { error }), stderr, files: lengths, reads };
  mkdirSync(folder, { recursive: true });
  const whole = join(folder, `${id}.${process.pid}`);
  writeFileSync(whole, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files.values()]));
  renameSync(whole, join(folder, id));
}
