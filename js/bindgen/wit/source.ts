// Reads WIT text from a file, a folder with `deps/`, or a string.

import { existsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { BindgenError } from "../errors.js";
import { joined, readPackages, type WitInput } from "./files.js";
import { withPlace, type Parse } from "./place.js";
import type { Task } from "./worker.js";

export type { WitInput } from "./files.js";

/** The options of jco's `componentEmbed` that are used here. */
export interface EmbedOptions {
  readonly dummy?: boolean;
  readonly binary?: Uint8Array;
  readonly world?: string | undefined;
  readonly features: Features;
}

/** Names of features of WIT whose `@unstable` items are included, or all of them. */
export type Features = readonly string[] | "all";

/**
 * Calls jco's `componentEmbed` in a thread of its own. The jco there sees the folder of the WIT and nothing else, and a
 * failure in it doesn't affect the next call.
 */
export async function embed(wit: WitInput, { features, ...rest }: EmbedOptions): Promise<Uint8Array> {
  const options = { ...rest, features: features === "all" ? { tag: "all" } : { tag: "list", val: features } };
  const answer = await ask({ ...("source" in wit ? { witSource: wit.source } : locate(wit.path)), options });
  if (answer.bytes) return answer.bytes;
  if (answer.missing)
    throw new BindgenError(
      "this needs jco, which carries the official encoder: npm install --save-dev @bytecodealliance/jco",
    );
  throw new BindgenError(await explain(wit, answer.error!, options));
}

/** The error with its place. For a folder, jco only reports that parsing failed; for text it reports the reason. */
async function explain(wit: WitInput, error: string, options: object): Promise<string> {
  const packages = readPackages(wit);
  const isFolder = "path" in wit && statSync(wit.path).isDirectory();
  const why = isFolder ? (await ask({ witSource: joined(packages), options })).error : undefined;
  const parse: Parse = async (texts) => (await ask({ texts, options })).errors ?? [];
  return withPlace(why ?? error, [packages.own, ...packages.deps].flat(), parse);
}

interface Answer {
  readonly bytes?: Uint8Array;
  readonly error?: string;
  /** The error of each of several texts. */
  readonly errors?: readonly (string | undefined)[];
  readonly missing?: boolean;
}

/** A thread that waits for its next task in the same folder, or in none, so that not every call loads jco again. */
let idle: { readonly worker: Worker; readonly folder: string | undefined } | undefined;

async function ask(task: Task): Promise<Answer> {
  const worker = take(task.folder) ?? new Worker(new URL("./worker.js", import.meta.url));
  worker.ref();
  let answer: Answer | undefined;
  try {
    answer = await new Promise<Answer>((done, fail) => {
      worker.once("message", done).once("error", fail);
      worker.postMessage(task);
    });
    return answer;
  } finally {
    worker.removeAllListeners("message").removeAllListeners("error");
    if (answer?.bytes && !idle) keep(worker, task.folder);
    else await worker.terminate();
  }
}

function take(folder: string | undefined): Worker | undefined {
  const found = idle;
  idle = undefined;
  if (!found || found.folder === folder) return found?.worker;
  void found.worker.terminate();
  return undefined;
}

function keep(worker: Worker, folder: string | undefined): void {
  worker.unref();
  idle = { worker, folder };
}

/** The folder that jco may read, and the path in it. A folder is read with its `deps/`, a file alone. */
function locate(path: string): { folder: string; witPath: string } {
  const found = resolve(path);
  if (!existsSync(found)) throw new BindgenError(`there is no file or folder ${JSON.stringify(path)}`);
  return statSync(found).isDirectory()
    ? { folder: found, witPath: "/" }
    : { folder: dirname(found), witPath: `/${basename(found)}` };
}
