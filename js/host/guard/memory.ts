import { Errno } from "../../../assembly/wasi/errno.js";
import { Size } from "./preview1.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The guest's memory. When it has grown, its old buffer is detached and the views are made anew; a view
 * of no length tells it, for asking `memory.buffer` costs as much as a small system call.
 */
export class GuestMemory {
  #view: DataView;
  #bytes: Buffer;

  constructor(readonly memory: WebAssembly.Memory) {
    this.#view = new DataView(memory.buffer);
    this.#bytes = Buffer.from(memory.buffer);
  }

  get view(): DataView {
    if (this.#bytes.length === 0) this.#refresh();
    return this.#view;
  }

  get bytes(): Buffer {
    if (this.#bytes.length === 0) this.#refresh();
    return this.#bytes;
  }

  #refresh(): void {
    this.#view = new DataView(this.memory.buffer);
    this.#bytes = Buffer.from(this.memory.buffer);
  }

  /** Whether `size` bytes at `pointer` lie inside the memory. */
  has(pointer: number, size: number): boolean {
    return (pointer >>> 0) + (size >>> 0) <= this.bytes.length;
  }

  /** The path that the guest points to, or the errno for a path that can't be one. */
  path(pointer: number, size: number): string | Errno {
    if (!this.has(pointer, size)) return Errno.FAULT;
    if (size === 0) return Errno.NOENT;
    const start = pointer >>> 0;
    const end = start + (size >>> 0);
    const text = this.bytes.toString("utf8", start, end);
    if (text.includes("\0")) return Errno.INVAL;
    if (text.includes("\ufffd") && !isUtf8(this.bytes.subarray(start, end))) return Errno.ILSEQ;
    return text;
  }

  /** The byte ranges that an array of `count` iovecs describes, or an errno. */
  vectors(pointer: number, count: number): Uint8Array[] | Errno {
    if (!this.has(pointer, (count >>> 0) * Size.IOVEC)) return Errno.FAULT;
    const ranges: Uint8Array[] = [];
    for (let i = 0, at = pointer >>> 0; i < count; i++, at += Size.IOVEC) {
      const start = this.view.getUint32(at, true);
      const size = this.view.getUint32(at + 4, true);
      if (!this.has(start, size)) return Errno.FAULT;
      ranges.push(this.bytes.subarray(start, start + size));
    }
    return ranges;
  }

  /**
   * Lends `size` bytes of the guest's memory to `use`, which gets their address, and puts back what
   * was there. Node's WASI takes pointers into this memory only, and the guest has given us none.
   * `keep` lists ranges (address, size) that `use` needs as they are.
   */
  borrow(size: number, keep: readonly (readonly [number, number])[], use: (pointer: number) => Errno): Errno {
    const pointer = this.#place(size, keep);
    if (pointer < 0) return Errno.NOMEM;
    const saved = Buffer.from(this.bytes.subarray(pointer, pointer + size));
    try {
      return use(pointer);
    } finally {
      saved.copy(this.bytes, pointer);
    }
  }

  #place(size: number, keep: readonly (readonly [number, number])[]): number {
    const free = (at: number) =>
      this.has(at, size) && keep.every(([start, length]) => at + size <= start >>> 0 || at >= (start >>> 0) + length);
    const aligned = keep.map(([start, length]) => ((start >>> 0) + length + 7) & ~7);
    return [0, ...aligned].find(free) ?? -1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
