// The limit `maxMemory` on V8, which has no such limit itself: the memories and tables of the module get lower maximums.

import { skipExpression } from "../../wasm/expression.js";
import { valueType } from "../../wasm/interface.js";
import { Reader, SectionId, sections } from "../../wasm/read.js";
import { sized, unsigned, vector } from "../../wasm/write.js";
import { LimitError } from "../errors.js";

const PAGE = 1 << 16;
const HAS_MAXIMUM = 1;
const CUSTOM_PAGE_SIZE = 8;

/** The number of bytes that an element of a table counts as. */
const ELEMENT = 16;

/** Returns how many elements the tables of a module may have in total. */
export function mostElements(limit: number): number {
  return Math.floor(limit / ELEMENT);
}

/**
 * Returns the module with lower maximums: its memories share `limit` bytes, and its tables share `limit` bytes of
 * their own. `wasm` must be a valid module. Fails with a LimitError if the module starts with more.
 */
export function withMemoryLimit(wasm: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [wasm.subarray(0, 8)];
  for (const { id, content } of sections(wasm)) {
    const limited =
      id === SectionId.MEMORY ? memories(content, limit) : id === SectionId.TABLE ? tables(content, limit) : undefined;
    if (limited) parts.push(Uint8Array.from([id, ...sized(limited)]));
    else parts.push(Uint8Array.from([id, ...unsigned(content.length)]), content);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Rewrites the content of the memory section: the limits of each memory. */
function memories(content: Uint8Array, limit: number): number[] {
  const count = new Reader(content).u32();
  const reader = new Reader(content);
  const pages = Math.floor(limit / count / PAGE);
  return vector(reader.list(() => limits(reader, pages, (initial) => `memory has ${initial * PAGE} bytes`, limit)));
}

/** Rewrites the content of the table section: the type and limits of each table, and its initial elements. */
function tables(content: Uint8Array, limit: number): number[] {
  const count = new Reader(content).u32();
  const reader = new Reader(content);
  const elements = Math.floor(mostElements(limit) / count);
  return vector(
    reader.list(() => {
      const initialized = reader.peek() === 0x40;
      const prefix = initialized ? [...reader.take(2)] : [];
      const type = reader.span(() => valueType(reader));
      const size = limits(reader, elements, (initial) => `table has ${initial} elements of ${ELEMENT} bytes`, limit);
      const value = initialized ? reader.span(() => skipExpression(reader)) : [];
      return [...prefix, ...type, ...size, ...value];
    }),
  );
}

/** Reads limits, and returns them with a maximum of at most `most`. */
function limits(reader: Reader, most: number, has: (initial: number) => string, limit: number): number[] {
  const flags = reader.u32();
  const initial = reader.u32();
  const maximum = (flags & HAS_MAXIMUM) !== 0 ? reader.u32() : Infinity;
  if (initial > most) {
    throw new LimitError("maxMemory", `the module's ${has(initial)} at the start, and the limit is ${limit} bytes`);
  }
  const pageSize = (flags & CUSTOM_PAGE_SIZE) !== 0 ? unsigned(reader.u32()) : [];
  return [...unsigned(flags | HAS_MAXIMUM), ...unsigned(initial), ...unsigned(Math.min(maximum, most)), ...pageSize];
}
