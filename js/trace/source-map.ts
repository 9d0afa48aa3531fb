import { readFileSync } from "node:fs";
import type { SourceMapPayload } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { customSections, Reader } from "../wasm/read.js";

/** The source map of a module, or why there is none. */
export type FoundMap = { readonly map: SourceMapPayload } | { readonly reason: string };

/** Finds the source map that a module names. `path` is that of its file, which the name is relative to. */
export function sourceMapOf(bytes: Uint8Array | undefined, path: string | undefined): FoundMap {
  if (!bytes) return { reason: "the module was given compiled, so its source map isn't known" };
  const [section] = customSections(bytes, (name) => name === "sourceMappingURL");
  if (!section)
    return { reason: "the module has no source map: compile it with `--sourceMap`, as the target `trace` does" };
  try {
    const url = new Reader(section).name();
    return { map: JSON.parse(read(url, path)) as SourceMapPayload };
  } catch (error) {
    return { reason: `the module's source map can't be read: ${(error as Error).message}` };
  }
}

function read(url: string, path: string | undefined): string {
  const data = /^data:[^,]*?(;base64)?,(.*)$/s.exec(url);
  if (data) return data[1] ? Buffer.from(data[2]!, "base64").toString("utf8") : decodeURIComponent(data[2]!);
  if (/^[a-z][a-z0-9+.-]+:/i.test(url) && !url.startsWith("file:"))
    throw new Error(`${JSON.stringify(url)} is no file`);
  if (path === undefined && !url.startsWith("file:")) throw new Error("the module was given as bytes, without a path");
  return readFileSync(fileURLToPath(new URL(url, path === undefined ? undefined : pathToFileURL(path))), "utf8");
}
