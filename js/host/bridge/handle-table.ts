import { DescriptionAt, SlotAt, TableAt } from "../../shared.js";
import type { LinearMemory } from "../wasi-common/memory.js";

/** The bytes of an index of `Int32Array`, as a shift. */
const WORD = 2;
const MASK = (TableAt.MASK - TableAt.SLOTS) >> WORD;
const HANDLE = SlotAt.HANDLE >> WORD;
const DESCRIPTION = SlotAt.DESCRIPTION >> WORD;
const RAW = DescriptionAt.RAW >> WORD;
const SLOT = SlotAt.BITS - WORD;

/**
 * Looks up handles in the module's table by reading its memory. The module may have written anything there, so each index
 * may be out of range, and a raw fd that is found is only a number for the table of preview1 to look up.
 */
export class HandleTable {
  readonly #memory: LinearMemory;
  /** The index of the record that says where the table is. */
  readonly #place: number;
  /** The memory. Its length is 0 after the memory has grown. */
  #words = new Int32Array(0);

  /** `place` is what `io_table` returned. */
  constructor(memory: LinearMemory, place: number) {
    this.#memory = memory;
    this.#place = (place + TableAt.SLOTS) >>> WORD;
  }

  /** Returns the raw fd of a live handle; below zero for any other handle, and for a file within the module. */
  rawOf(handle: number): number {
    if (this.#words.length === 0) this.#words = new Int32Array(this.#memory.buffer);
    const words = this.#words;
    const slots = words[this.#place]! >>> WORD;
    const slot = slots + ((handle & words[this.#place + MASK]!) << SLOT);
    const found = words[slot + HANDLE];
    if (found === handle) return words[(words[slot + DESCRIPTION]! >>> WORD) + RAW] ?? -1;
    // On wasmtime the memory may have grown beyond these words, and the next look-up makes new ones.
    if (found === undefined) this.#words = new Int32Array(0);
    return -1;
  }
}
