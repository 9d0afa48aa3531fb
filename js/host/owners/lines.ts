import { Chunk } from "../../shared.js";

const LINE_FEED = 10;

/** What lines are read from. */
interface Source {
  /** Reads into `buffer` and returns the number of bytes; 0 is the end. */
  read(buffer: Uint8Array): number;
}

/** The lines that are left of a file, as UTF-8, without "\n" and "\r\n". Whole blocks of them are decoded at once. */
export function* linesOf(from: Source): Generator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const buffer = new Uint8Array(Chunk.COPY);
  let rest: Uint8Array[] = []; // the start of a line whose end is still to be read
  for (let count = from.read(buffer); count > 0; count = from.read(buffer)) {
    const last = buffer.subarray(0, count).lastIndexOf(LINE_FEED);
    if (last >= 0) {
      yield* decoded(decoder, Buffer.concat([...rest, buffer.subarray(0, last)]));
      rest = [];
    }
    if (last + 1 < count) rest.push(buffer.slice(last + 1, count));
  }
  if (rest.length > 0) yield decoder.decode(Buffer.concat(rest));
}

/** The lines of a block, of which the last has lost its line feed. Those before one that isn't UTF-8 are given. */
function* decoded(decoder: TextDecoder, block: Buffer): Generator<string, void, undefined> {
  let lines: string[] | undefined;
  try {
    lines = decoder.decode(block).split("\n");
  } catch {
    for (let at = 0; at <= block.length;) {
      const end = block.indexOf(LINE_FEED, at);
      yield withoutReturn(decoder.decode(block.subarray(at, end < 0 ? block.length : end)));
      if (end < 0) return;
      at = end + 1;
    }
    return;
  }
  for (const line of lines) yield withoutReturn(line);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
