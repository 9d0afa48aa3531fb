import { Errno } from "../../shared.js";
import type { GuestMemory } from "../wasi-common/memory.js";

type Range = readonly [pointer: number, size: number];

/**
 * Lends `size` bytes of the guest's memory to `use`, which gets their address, and puts back what
 * was there. Node's WASI takes pointers into this memory only, and the guest has given us none.
 * `keep` lists ranges (address, size) that `use` needs as they are.
 */
export function lend(guest: GuestMemory, size: number, keep: readonly Range[], use: (pointer: number) => Errno): Errno {
  const pointer = place(guest, size, keep);
  if (pointer < 0) return Errno.NOMEM;
  const saved = Buffer.from(guest.bytes.subarray(pointer, pointer + size));
  try {
    return use(pointer);
  } finally {
    saved.copy(guest.bytes, pointer);
  }
}

function place(guest: GuestMemory, size: number, keep: readonly Range[]): number {
  const free = (at: number) =>
    guest.has(at, size) && keep.every(([start, length]) => at + size <= start >>> 0 || at >= (start >>> 0) + length);
  const aligned = keep.map(([start, length]) => ((start >>> 0) + length + 7) & ~7);
  return [0, ...aligned].find(free) ?? -1;
}
