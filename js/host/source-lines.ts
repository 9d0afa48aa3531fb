import { SourceMap, type SourceMapPayload } from "node:module";
import { fileURLToPath } from "node:url";
import { sourceMapOf } from "../trace/source-map.js";
import { SectionId, sections } from "../wasm/read.js";
import { withMemoryLimit } from "./engines/memory-limit.js";
import { TrapError } from "./errors.js";
import type { LoadedModule, ModuleSource } from "./module.js";

/** A module that runs, with what changes its code. */
export interface Running {
  readonly module: LoadedModule;
  readonly source: ModuleSource;
  readonly maxMemory?: number | undefined;
}

/** A source map, and what to subtract from the offset of a frame to get the one that the map has. Or why there is none. */
export type Lines = { readonly map: SourceMapPayload; readonly shift: number } | { readonly reason: string };

/** Finds the source map of a module that runs. */
export function linesOf({ module: { bytes }, source, maxMemory }: Running): Lines {
  const found = sourceMapOf(bytes, pathOf(source));
  if ("reason" in found) return found;
  const limited = bytes && maxMemory !== undefined ? withMemoryLimit(bytes, maxMemory) : undefined;
  return { map: found.map, shift: limited ? codeOf(limited) - codeOf(bytes!) : 0 };
}

/** A frame of a module, as V8 writes it: its function's name, if that is known, and the offset in the module. */
const FRAME = /^( +at )(?:(.*) \()?\S*wasm-function\[\d+\]:0x([0-9a-f]+)\)?$/;

/** Names the places in the source in the stack of a trap, where the module has a source map. Returns what was thrown. */
export function withSourceLines(error: unknown, running: Running): unknown {
  if (!(error instanceof TrapError) || error.stack === undefined) return error;
  const found = linesOf(running);
  if ("reason" in found) return error;
  const map = new SourceMap(found.map);
  const lines = error.stack.split("\n").map((line) => {
    const [, at, name, offset] = FRAME.exec(line) ?? [];
    if (offset === undefined) return line;
    const entry = map.findEntry(0, parseInt(offset, 16) - found.shift);
    if (!("originalSource" in entry)) return line;
    const place = `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    return name === undefined ? `${at}${place}` : `${at}${name} (${place})`;
  });
  error.stack = lines.join("\n");
  return error;
}

/** The offset of the code in a module. */
function codeOf(bytes: Uint8Array): number {
  const code = sections(bytes).find(({ id }) => id === SectionId.CODE);
  return code ? code.content.byteOffset - bytes.byteOffset : 0;
}

function pathOf(source: ModuleSource): string | undefined {
  if (source instanceof URL) return fileURLToPath(source);
  return typeof source === "string" ? source : undefined;
}
