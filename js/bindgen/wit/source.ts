// Where WIT text comes from: a file, a folder with `deps/`, or a string.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { BindgenError } from "../errors.js";

/** WIT text as it is, or the path of a file or a folder with it. */
export type WitInput = { readonly source: string } | { readonly path: string };

/** What jco's `componentEmbed` takes of us. */
export interface EmbedOptions {
  readonly dummy?: boolean;
  readonly binary?: Uint8Array;
  readonly world?: string | undefined;
  readonly features: Features;
}

/** Names of features of WIT whose `@unstable` items are included, or all of them. */
export type Features = readonly string[] | "all";

/**
 * Calls jco's `componentEmbed`, in a thread of its own: a fresh jco there sees the folder of the WIT and nothing else,
 * and what goes wrong in it doesn't spoil the next call.
 */
export async function embed(wit: WitInput, { features, ...rest }: EmbedOptions): Promise<Uint8Array> {
  const options = { ...rest, features: features === "all" ? { tag: "all" } : { tag: "list", val: features } };
  const answer = await ask({ ...("source" in wit ? { witSource: wit.source } : locate(wit.path)), options });
  if (answer.bytes) return answer.bytes;
  if (answer.missing)
    throw new BindgenError(
      "this needs jco, which carries the official encoder: npm install --save-dev @bytecodealliance/jco",
    );
  // Of a folder, jco says only that it can't be parsed. Of its text it says why.
  const why =
    "path" in wit && statSync(wit.path).isDirectory() ? await ask({ witSource: joined(wit.path), options }) : {};
  throw new BindgenError([answer.error, ...(why.error && why.error !== answer.error ? [why.error] : [])].join("\n"));
}

interface Answer {
  readonly bytes?: Uint8Array;
  readonly error?: string;
  readonly missing?: boolean;
}

async function ask(task: object): Promise<Answer> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: task });
  try {
    return await new Promise<Answer>((done, fail) => {
      worker.once("message", done);
      worker.once("error", fail);
    });
  } finally {
    await worker.terminate();
  }
}

/** The text of a folder in one: its own files, and each package of `deps/` as a nested one. */
function joined(folder: string): string {
  const own = texts(folder);
  const deps = join(folder, "deps");
  const packages = (existsSync(deps) ? readdirSync(deps) : []).map((name) => {
    const path = join(deps, name);
    const files = statSync(path).isDirectory()
      ? texts(path)
      : name.endsWith(".wit")
        ? [readFileSync(path, "utf8")]
        : [];
    return `package ${nameIn(files)} {\n${files.map(nameless).join("\n")}\n}`;
  });
  return [`package ${nameIn(own)};`, ...own.map(nameless), ...packages].join("\n");
}

function texts(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".wit"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

const PACKAGE = /^\s*package\s+([^;{\s]+)\s*;/m;

function nameIn(files: readonly string[]): string {
  return files.map((text) => PACKAGE.exec(text)?.[1]).find((name) => name !== undefined) ?? "no:name";
}

function nameless(text: string): string {
  return text.replace(PACKAGE, "");
}

/** The folder that jco gets to see, and the path in it. A folder is read with its `deps/`, a file alone. */
function locate(path: string): { folder: string; witPath: string } {
  const found = resolve(path);
  if (!existsSync(found)) throw new BindgenError(`there is no file or folder ${JSON.stringify(path)}`);
  return statSync(found).isDirectory()
    ? { folder: found, witPath: "/" }
    : { folder: dirname(found), witPath: `/${basename(found)}` };
}
