import { Chunk } from "../../shared.js";

/** What is read. */
interface Source {
  /** Reads into `buffer` from index `at` on and returns the number of bytes; 0 is the end. */
  read(buffer: Uint8Array, at?: number): number;
}

/** The most bytes that are allocated because a file claims to have them. */
const MOST = 1 << 26;
/** What is read where the end is expected. */
const rest = new Uint8Array(1 << 10);

/**
 * Reads all that is left, which is about `expected` bytes. If that is exact, nothing is copied. With `trusted` the file has
 * just been opened: like `fs.readFileSync`, this doesn't look for more than it had then.
 */
export function wholeOf(from: Source, expected: number = Chunk.COPY, trusted = false): Uint8Array {
  let bytes = new Uint8Array(Math.min(expected, MOST));
  for (let size = 0; ;) {
    if (size < bytes.length) {
      const count = from.read(bytes, size);
      if (count === 0) return bytes.slice(0, size);
      size += count;
    } else {
      const count = trusted && size > 0 && size === expected ? 0 : from.read(rest);
      if (count === 0) return bytes;
      const grown = new Uint8Array(Math.max(2 * size, Chunk.COPY));
      grown.set(bytes);
      grown.set(rest.subarray(0, count), size);
      bytes = grown;
      size += count;
    }
  }
}
