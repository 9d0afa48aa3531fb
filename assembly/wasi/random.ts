// @trusted: raw calls of WASI preview1, and memory by address
import { random_get } from "./imports";
import { trap } from "./trap";

/** Fills all of `buffer`, which is borrowed, with randomness fit for secrets. Traps if the host has none. `random_get` */
export function fill(buffer: Uint8Array): void {
  if (random_get(buffer.dataStart, buffer.byteLength)) trap("random_get failed, so there is no randomness");
}
