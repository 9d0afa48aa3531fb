// The vectors of the C API, each a size and an address, and memory at addresses.

import type { Api, Pointer } from "./api.js";

/** The size of an address, in bytes. */
const POINTER = 8;

/** Allocates a vector for a call to fill. */
export function newVector(): Buffer {
  return Buffer.alloc(2 * POINTER);
}

/** Allocates an address for a call to fill. */
export function newPointer(): Buffer {
  return Buffer.alloc(POINTER);
}

/** Reads an address. 0n is null. */
export function pointerIn(memory: Uint8Array, at = 0): Pointer {
  return new DataView(memory.buffer, memory.byteOffset).getBigUint64(at, true);
}

/** Returns a copy of the bytes at an address. */
export function bytesAt({ koffi }: Api, pointer: Pointer, size: number): Buffer {
  return size === 0 ? Buffer.alloc(0) : Buffer.from(new Uint8Array(koffi.view(pointer, size)));
}

/** Returns the text of a byte vector at an address. */
export function textAt(api: Api, vector: Pointer): string {
  return textIn(api, bytesAt(api, vector, 2 * POINTER));
}

/** Returns the text of a byte vector, which is borrowed. */
function textIn(api: Api, vector: Buffer): string {
  return bytesAt(api, pointerIn(vector, POINTER), Number(pointerIn(vector))).toString("utf8");
}

/** Returns the text of a byte vector that a call fills, and deletes the vector. */
export function takeText(api: Api, fill: (out: Buffer) => void): string {
  const vector = newVector();
  fill(vector);
  try {
    return textIn(api, vector);
  } finally {
    api.wasm_byte_vec_delete(vector);
  }
}

/** Returns the addresses in a vector of addresses. */
export function pointersIn(api: Api, vector: Buffer): Pointer[] {
  const size = Number(pointerIn(vector));
  const data = bytesAt(api, pointerIn(vector, POINTER), size * POINTER);
  return Array.from({ length: size }, (_, index) => pointerIn(data, index * POINTER));
}

/** Returns the addresses in a vector of addresses at an address. */
export function pointersAt(api: Api, vector: Pointer): Pointer[] {
  return pointersIn(api, bytesAt(api, vector, 2 * POINTER));
}
