import { Chunk } from "../../shared.js";
import type { Descriptor } from "./descriptor.js";

/** Copies a file from its offset to its end to another file, which may be of another host. Returns the number of bytes. */
export function copy(from: Descriptor, to: Descriptor): number {
  const buffer = new Uint8Array(Chunk.COPY);
  let copied = 0;
  for (let count = from.read(buffer); count > 0; count = from.read(buffer)) {
    to.writeAll(buffer.subarray(0, count));
    copied += count;
  }
  return copied;
}
