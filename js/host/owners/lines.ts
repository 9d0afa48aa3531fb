import { Chunk } from "../../shared.js";
import { patiently } from "./patience.js";

const LINE_FEED = 10;

/** What lines are read from. */
interface Source {
  /** Reads into `buffer` and returns the number of bytes; 0 is the end. */
  read(buffer: Uint8Array): number;
}

/** Lines, for `for` and for `for await`. Both read on where the other has stopped, by whole blocks. */
export type Lines = Generator<string, void, undefined> & AsyncIterable<string>;

/** The lines that are left of a file, as UTF-8, without "\n" and "\r\n". */
export function linesOf(from: Source): Lines {
  const blocks = new Blocks();
  return Object.assign(syncLines(from, blocks), { [Symbol.asyncIterator]: () => asyncLines(from, blocks) });
}

function* syncLines(from: Source, blocks: Blocks): Generator<string, void, undefined> {
  for (let count = from.read(blocks.buffer); count > 0; count = from.read(blocks.buffer)) yield* blocks.lines(count);
  yield* blocks.last();
}

async function* asyncLines(from: Source, blocks: Blocks): AsyncGenerator<string, void, undefined> {
  const read = () => patiently(() => from.read(blocks.buffer));
  for (let count = await read(); count; count = await read()) yield* blocks.lines(count);
  yield* blocks.last();
}

/** Splits blocks into lines. Whole blocks of them are decoded at once. */
class Blocks {
  readonly buffer = new Uint8Array(Chunk.COPY);
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** The start of a line whose end is still to be read. */
  #rest: Uint8Array[] = [];

  /** The lines that end in the first `count` bytes of the buffer. */
  *lines(count: number): Generator<string, void, undefined> {
    const last = this.buffer.subarray(0, count).lastIndexOf(LINE_FEED);
    const ended = last < 0 ? undefined : Buffer.concat([...this.#rest, this.buffer.subarray(0, last)]);
    if (ended) this.#rest = [];
    if (last + 1 < count) this.#rest.push(this.buffer.slice(last + 1, count));
    if (ended) yield* decoded(this.#decoder, ended);
  }

  /** The last line, if no line feed ends it. */
  *last(): Generator<string, void, undefined> {
    const rest = this.#rest;
    this.#rest = [];
    if (rest.length > 0) yield this.#decoder.decode(Buffer.concat(rest));
  }
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
