// The vectors of the C API, a size and an address, and what is behind addresses.

import type { Api, Pointer } from "./api.js";

/** Bytes of an address. */
const POINTER = 8;

/** Room for a vector, which a call fills. */
export function newVector(): Buffer {
  return Buffer.alloc(2 * POINTER);
}

/** Room for an address, which a call fills. */
export function newPointer(): Buffer {
  return Buffer.alloc(POINTER);
}

/** The address in it. 0n is null. */
export function pointerIn(memory: Uint8Array, at = 0): Pointer {
  return new DataView(memory.buffer, memory.byteOffset).getBigUint64(at, true);
}

/** A copy of the bytes at an address. */
export function bytesAt({ koffi }: Api, pointer: Pointer, size: number): Buffer {
  return size === 0 ? Buffer.alloc(0) : Buffer.from(new Uint8Array(koffi.view(pointer, size)));
}

/** The text of a vector of bytes that lies at an address. */
export function textAt(api: Api, vector: Pointer): string {
  return textIn(api, bytesAt(api, vector, 2 * POINTER));
}

/** The text of a vector of bytes; it stays whose it is. */
function textIn(api: Api, vector: Buffer): string {
  return bytesAt(api, pointerIn(vector, POINTER), Number(pointerIn(vector))).toString("utf8");
}

/** The text of a vector of bytes that a call filled, which is deleted. */
export function takeText(api: Api, fill: (out: Buffer) => void): string {
  const vector = newVector();
  fill(vector);
  try {
    return textIn(api, vector);
  } finally {
    api.wasm_byte_vec_delete(vector);
  }
}

/** The addresses in a vector of addresses. */
export function pointersIn(api: Api, vector: Buffer): Pointer[] {
  const size = Number(pointerIn(vector));
  const data = bytesAt(api, pointerIn(vector, POINTER), size * POINTER);
  return Array.from({ length: size }, (_, index) => pointerIn(data, index * POINTER));
}

/** The addresses in a vector of addresses that lies at an address. */
export function pointersAt(api: Api, vector: Pointer): Pointer[] {
  return pointersIn(api, bytesAt(api, vector, 2 * POINTER));
}
