// What an export of the library returned, checked: the module may be one that lies.

import { badModule } from "../errors.js";
import type { LinearMemory } from "../wasi-common/memory.js";

/** Returns the address of `size` bytes, of which the module says that they are at `pointer`. Fails where they aren't in its memory. */
export function place(memory: LinearMemory, pointer: number, size: number, alignment = 1): number {
  const at = pointer >>> 0;
  if (size >= 0 && at + size <= memory.buffer.byteLength && at % alignment === 0) return at;
  throw badModule(`an export of the library in the module returned ${size} bytes at ${at}, which aren't in its memory`);
}

/** Returns how much a call moved, of at most `most` bytes. */
export function moved(count: number, most: number): number {
  if (count <= most) return count;
  throw badModule(`an export of the library in the module moved ${count} bytes, and was given ${most}`);
}
