// Where WIT text comes from: a file, a folder with `deps/`, or a string.

import { existsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
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
  const place = "source" in wit ? { witSource: wit.source } : locate(wit.path);
  const options = { ...rest, features: features === "all" ? { tag: "all" } : { tag: "list", val: features } };
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: { ...place, options } });
  try {
    const answer = await new Promise<{ bytes?: Uint8Array; error?: string; missing?: boolean }>((done, fail) => {
      worker.once("message", done);
      worker.once("error", fail);
    });
    if (answer.bytes) return answer.bytes;
    if (answer.missing) throw new BindgenError("this needs jco: npm install --save-dev @bytecodealliance/jco");
    throw new BindgenError(answer.error ?? "the WIT can't be used");
  } finally {
    await worker.terminate();
  }
}

/** The folder that jco gets to see, and the path in it. A folder is read with its `deps/`, a file alone. */
function locate(path: string): { folder: string; witPath: string } {
  const found = resolve(path);
  if (!existsSync(found)) throw new BindgenError(`there is no file or folder ${JSON.stringify(path)}`);
  return statSync(found).isDirectory() ? { folder: found, witPath: "/" } : { folder: dirname(found), witPath: `/${basename(found)}` };
}
