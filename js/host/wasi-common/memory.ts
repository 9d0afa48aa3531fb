import { Errno, Size } from "../../shared.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The longest path, in bytes, including the final NUL, as on Linux. */
const MOST_TEXT = 4096;

/** The most iovecs or subscriptions of one call, since the host creates an object for each. */
export const MOST_ITEMS = 1 << 16;

/** A guest's memory on any engine. A `buffer` is valid until the guest runs again. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
}

/**
 * The guest's memory. Every access is checked. Views are reused while they are valid, since getting `buffer` costs as
 * much as a small system call. When the memory grows, V8 detaches the buffer, so a view's length becomes 0; on
 * wasmtime the old buffer stays valid but is too short.
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

  /** Creates the views again after the memory has grown. */
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

  /** Returns the path at `pointer`, or an errno if it can't be a path. */
  path(pointer: number, size: number): string | Errno {
    const text = this.text(pointer, size);
    return text === "" ? Errno.NOENT : text;
  }

  /** Returns the text at `pointer`, or an errno if it can't be a path or the target of a link. */
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

  /** Returns the byte ranges that an array of `count` iovecs describes, or an errno. */
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
