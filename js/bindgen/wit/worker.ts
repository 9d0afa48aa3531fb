// The thread in which jco reads WIT: see source.ts.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";

export interface Task {
  readonly witSource?: string;
  readonly folder?: string;
  readonly witPath?: string;
  /** Texts to parse one by one. */
  readonly texts?: readonly string[];
  readonly options: object;
}

interface Preopens {
  _setPreopens(preopens: Record<string, string>): void;
}

parentPort!.on("message", async (task: Task) => parentPort!.postMessage(await answer(task)));

async function answer({ folder, options, texts, ...wit }: Task): Promise<object> {
  let path: string;
  try {
    path = createRequire(import.meta.url).resolve("@bytecodealliance/jco");
  } catch {
    return { missing: true };
  }
  try {
    if (folder !== undefined) await show(path, folder);
    const { componentEmbed } = (await import(pathToFileURL(path).href)) as typeof import("@bytecodealliance/jco");
    const embed = (wit: object) => componentEmbed({ ...wit, ...options } as Parameters<typeof componentEmbed>[0]);
    if (!texts) return { bytes: await embed(wit) };
    const errors: (string | undefined)[] = [];
    for (const witSource of texts) errors.push(await embed({ witSource }).then(() => undefined, text));
    return { errors };
  } catch (error) {
    return { error: text(error) };
  }
}

/** Preopens a folder for jco, which reads files through its own preview2-shim; that has no preopens since 0.26.1. */
async function show(jco: string, folder: string): Promise<void> {
  const transpile = createRequire(jco).resolve("@bytecodealliance/jco-transpile");
  const shim = createRequire(transpile).resolve("@bytecodealliance/preview2-shim/filesystem");
  const { _setPreopens } = (await import(pathToFileURL(shim).href)) as Preopens;
  _setPreopens({ "/": folder });
}

function text(error: unknown): string {
  const payload = (error as { payload?: unknown }).payload;
  return typeof payload === "string" ? payload : error instanceof Error ? error.message : String(error);
}
