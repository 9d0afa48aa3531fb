import type { LinearMemory } from "../../wasi-common/memory.js";
import type { Api } from "./api.js";
import type { Store } from "./store.js";

const PAGE = 1 << 16;

/**
 * Replaces a `WebAssembly.Memory` for a memory that a guest exports. It is the guest's own memory, not a copy. It
 * never moves; after it has grown, an earlier buffer still shows only the old length.
 */
export class LiveMemory {
  readonly #store: Store;
  readonly #memory: Uint8Array;
  readonly #api: Api;
  #buffer: ArrayBuffer | undefined;
  #plain: ArrayBuffer | undefined;

  /** `memory` is the `wasmtime_memory_t`. */
  constructor(store: Store, memory: Uint8Array) {
    this.#store = store;
    this.#memory = memory;
    this.#api = store.api;
  }

  /** Like `WebAssembly.Memory.buffer`. The memory is kept while such a buffer exists. */
  get buffer(): ArrayBuffer {
    this.#store.checkLive();
    const size = this.byteLength;
    if (this.#buffer?.byteLength !== size) {
      this.#buffer = this.#view(size);
      this.#store.handOut(this.#buffer);
    }
    return this.#buffer;
  }

  /**
   * The memory for the host's own use. Its buffers don't keep the memory alive, and must not be used after the end of
   * the store.
   */
  get inside(): LinearMemory {
    const buffer = () => this.#inside;
    return {
      get buffer() {
        return buffer();
      },
    };
  }

  get #inside(): ArrayBuffer {
    this.#store.checkLive();
    const size = this.byteLength;
    if (this.#plain?.byteLength !== size) this.#plain = this.#view(size);
    return this.#plain;
  }

  /** Like `WebAssembly.Memory.grow`. */
  grow(pages: number): number {
    this.#store.checkLive();
    const previous = Buffer.alloc(8);
    const error = this.#api.wasmtime_memory_grow(this.#store.context, this.#memory, pages, previous);
    if (error === null) return Number(previous.readBigUInt64LE());
    this.#api.wasmtime_error_delete(error);
    throw new RangeError(`a memory of ${this.byteLength / PAGE} pages can't grow by ${pages}`);
  }

  /** The current size. */
  get byteLength(): number {
    this.#store.checkLive();
    return this.#api.wasmtime_memory_data_size(this.#store.context, this.#memory);
  }

  #view(size: number): ArrayBuffer {
    if (size === 0) return new ArrayBuffer(0);
    return this.#api.koffi.view(this.#api.wasmtime_memory_data(this.#store.context, this.#memory), size);
  }
}
