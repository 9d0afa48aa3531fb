import { Errno, Size } from "../../shared.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** As on Linux, with the NUL at the end. */
const MOST_TEXT = 4096;

/** The most iovecs and subscriptions of one call: each becomes an object of ours. */
export const MOST_ITEMS = 1 << 16;

/** A guest's memory, whoever holds it: what `buffer` gives is valid until the guest runs again. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
}

/**
 * The guest's memory, with every access checked. Views are kept as long as they are good, for asking
 * `buffer` costs as much as a small system call. V8 detaches the buffer when the memory grows, which a view
 * of no length tells; on wasmtime it stays good, and too short.
 */
export class GuestMemory {
  #view: DataView;
  #bytes: Buffer;

  constructor(readonly memory: LinearMemory) {
    this.#view = new DataView(memory.buffer);
    this.#bytes = Buffer.from(memory.buffer);
  }

  get view(): DataView {
    if (this.#bytes.length === 0) this.refresh();
    return this.#view;
  }

  get bytes(): Buffer {
    if (this.#bytes.length === 0) this.refresh();
    return this.#bytes;
  }

  /** Makes the views anew: the memory has grown. */
  refresh(): void {
    this.#view = new DataView(this.memory.buffer);
    this.#bytes = Buffer.from(this.memory.buffer);
  }

  /** Whether `size` bytes at `pointer` lie inside the memory. */
  has(pointer: number, size: number): boolean {
    const end = (pointer >>> 0) + (size < 0 ? size >>> 0 : size);
    if (end <= this.bytes.length) return true;
    this.refresh();
    return end <= this.bytes.length;
  }

  /** The path that the guest points to, or the errno for a path that can't be one. */
  path(pointer: number, size: number): string | Errno {
    const text = this.text(pointer, size);
    return text === "" ? Errno.NOENT : text;
  }

  /** The text that the guest points to, or the errno for what can't be a path or a link's target. */
  text(pointer: number, size: number): string | Errno {
    if (!this.has(pointer, size)) return Errno.FAULT;
    if (size >>> 0 >= MOST_TEXT) return Errno.NAMETOOLONG;
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
    if (count >>> 0 > MOST_ITEMS) return Errno.INVAL;
    const ranges: Uint8Array[] = [];
    for (let i = 0, at = pointer >>> 0; i < count >>> 0; i++, at += Size.IOVEC) {
      const start = this.view.getUint32(at, true);
      const size = this.view.getUint32(at + 4, true);
      if (!this.has(start, size)) return Errno.FAULT;
      ranges.push(this.bytes.subarray(start, start + size));
    }
    return ranges;
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
