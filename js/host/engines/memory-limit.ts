// A limit for the memory of a module on V8, which has none of its own: the module is given with a lower maximum.

import { LimitError } from "../errors.js";

const MEMORY_SECTION = 5;
const PAGE = 1 << 16;
const HAS_MAXIMUM = 1;
const CUSTOM_PAGE_SIZE = 8;

/** The module with `limit` bytes as the most that each of its memories can have. */
export function withMemoryLimit(wasm: Uint8Array, limit: number): Uint8Array {
  const reader = new Reader(wasm, 8);
  const parts: Uint8Array[] = [wasm.subarray(0, 8)];
  while (reader.at < wasm.length) {
    const start = reader.at;
    const id = reader.byte();
    const size = reader.number();
    const end = reader.at + size;
    if (id !== MEMORY_SECTION) {
      parts.push(wasm.subarray(start, end));
    } else {
      const content = limited(new Reader(wasm, reader.at), Math.floor(limit / PAGE), limit);
      parts.push(Uint8Array.from([id, ...leb(content.length), ...content]));
    }
    reader.at = end;
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The contents of the section: for each memory its flags, its size at the start, and its most. */
function limited(reader: Reader, pages: number, limit: number): number[] {
  const count = reader.number();
  const content = leb(count);
  for (let i = 0; i < count; i++) {
    const flags = reader.number();
    const initial = reader.number();
    const most = (flags & HAS_MAXIMUM) !== 0 ? reader.number() : Infinity;
    if (initial > pages) {
      throw new LimitError(
        "maxMemory",
        `the module begins with ${initial * PAGE} bytes of memory, and may have ${limit} at most`,
      );
    }
    content.push(...leb(flags | HAS_MAXIMUM), ...leb(initial), ...leb(Math.min(most, pages)));
    if ((flags & CUSTOM_PAGE_SIZE) !== 0) content.push(...leb(reader.number()));
  }
  return content;
}

class Reader {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  /** Unsigned LEB128. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }
}

function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 128) | 0x80, ...leb(Math.floor(value / 128))];
}
