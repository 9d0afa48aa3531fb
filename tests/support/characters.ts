import { writeFileSync } from "node:fs";
import type { Tree } from "./tree.js";
import { ours, theirs, type Counted } from "./wc.js";

const BLOCK = 256;
const COUNT = 0x110000;

export interface Agreement {
  /** The blocks of 256 code points in which ours and wc don't agree, by number. */
  disagreeing: Set<number>;
  /** How many code points are printable for one of the two and unassigned for the other. */
  differing: number;
  /** The blocks whose difference must have another reason. */
  unexplained: number[];
}

let known: Agreement | undefined;

/** Asks both for the kind of every code point, once, with files in `files`. */
export function codePoints(files: Tree): Agreement {
  return (known ??= ask(files));
}

// In "xCy C C C " a printable C makes 4 words, a space 2, and what is neither 1.
const PRINTABLE_LESS_NEITHER = 3;

function ask(files: Tree): Agreement {
  const names: string[] = [];
  for (let first = 0; first < COUNT; first += BLOCK) {
    let text = "";
    for (let code = first; code < first + BLOCK; code++) {
      if (code >> 11 === 0xd800 >> 11) continue;
      const character = String.fromCodePoint(code);
      text += `x${character}y ${`${character} `.repeat(3)}`;
    }
    names.push(first.toString(16));
    writeFileSync(files.at(names.at(-1)!), text);
  }
  const place = { cwd: files.path };
  const mine = wordsOf(ours(["-w", ...names], place)),
    others = wordsOf(theirs(["-w", ...names], place));
  const agreement: Agreement = { disagreeing: new Set(), differing: 0, unexplained: [] };
  for (const [block, words] of mine.entries()) {
    const difference = Math.abs(words - others[block]!);
    if (difference === 0) continue;
    agreement.disagreeing.add(block);
    agreement.differing += difference / PRINTABLE_LESS_NEITHER;
    if (difference % PRINTABLE_LESS_NEITHER !== 0) agreement.unexplained.push(block);
  }
  return agreement;
}

function wordsOf({ stdout }: Counted): number[] {
  const lines = stdout.split("\n").slice(0, -2);
  if (lines.length !== COUNT / BLOCK) throw new Error(`${lines.length} lines came out`);
  return lines.map((line) => parseInt(line, 10));
}

/** Random bytes, the same ones for the same seed. No code point of the blocks in `except` is among them. */
export function randomBytes(length: number, seed: number, except: Set<number> = unsettled): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  for (let i = 0; i < length; i++) {
    const code = codePointAt(bytes, i);
    if (code !== undefined && except.has(Math.floor(code / BLOCK))) bytes[i] = 0;
  }
  return bytes;
}

/** Blocks of which a part may be newer than the wc of the system: all but U+0080 to U+07FF. */
const unsettled = new Set(Array.from({ length: COUNT / BLOCK - 8 }, (_, index) => index + 8));

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The code point of three or more bytes that starts at `at`, if one does. */
function codePointAt(bytes: Buffer, at: number): number | undefined {
  const size = bytes[at]! >= 0xf0 ? 4 : bytes[at]! >= 0xe0 ? 3 : 0;
  if (size === 0 || (bytes[at + 1]! & 0xc0) !== 0x80 || at + size > bytes.length) return undefined;
  try {
    return utf8.decode(bytes.subarray(at, at + size)).codePointAt(0);
  } catch {
    return undefined;
  }
}
