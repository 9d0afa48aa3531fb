// The limit `maxMemory` on V8, which has no such limit: the module gets a lower maximum.

import { Reader, SectionId, sections } from "../../wasm/read.js";
import { sized, unsigned, vector } from "../../wasm/write.js";
import { LimitError } from "../errors.js";

const PAGE = 1 << 16;
const HAS_MAXIMUM = 1;
const CUSTOM_PAGE_SIZE = 8;

/** Returns the module with `limit` bytes as the maximum of each of its memories. `wasm` must be a valid module. */
export function withMemoryLimit(wasm: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [wasm.subarray(0, 8)];
  for (const { id, content } of sections(wasm)) {
    if (id === SectionId.MEMORY) parts.push(Uint8Array.from([id, ...sized(limited(content, limit))]));
    else parts.push(Uint8Array.from([id, ...unsigned(content.length)]), content);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The content of the memory section: the flags, the initial size and the maximum of each memory. */
function limited(content: Uint8Array, limit: number): number[] {
  const pages = Math.floor(limit / PAGE);
  const reader = new Reader(content);
  return vector(
    reader.list(() => {
      const flags = reader.u32();
      const initial = reader.u32();
      const most = (flags & HAS_MAXIMUM) !== 0 ? reader.u32() : Infinity;
      if (initial > pages) {
        throw new LimitError(
          "maxMemory",
          `the module's memory has ${initial * PAGE} bytes at the start, and the limit is ${limit} bytes`,
        );
      }
      const pageSize = (flags & CUSTOM_PAGE_SIZE) !== 0 ? unsigned(reader.u32()) : [];
      return [...unsigned(flags | HAS_MAXIMUM), ...unsigned(initial), ...unsigned(Math.min(most, pages)), ...pageSize];
    }),
  );
}
