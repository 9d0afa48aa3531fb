import { AsFd, Errno, Result, read } from "as-io-lifetimes";
import { INVALID, Kind, decode, kindOf, sequenceLength } from "./characters";
import { Progress } from "./progress";

/** Lines, words and bytes. */
export class Counts {
  lines: u64 = 0;
  words: u64 = 0;
  bytes: u64 = 0;

  add(other: Counts): void {
    this.lines += other.lines;
    this.words += other.words;
    this.bytes += other.bytes;
  }
}

// @ts-ignore: decorator
@inline export const CHUNK: i32 = 65536;

/** Bytes of a block, which are looked at all at once. */
// @ts-ignore: decorator
@inline const BLOCK = 16;

// What is read goes behind room for the start of a character that the last chunk broke off, and before room
// for the rest of a block.
const buffer = new Uint8Array(BLOCK + CHUNK + BLOCK);

/**
 * Counts what is left to read of anything that has `asFd`, which is borrowed. On an error `counts` has what was read
 * before it.
 */
// @ts-ignore: decorator
@borrows("fd")
export function countFrom<Fd extends AsFd>(fd: Fd, counts: Counts, progress: Progress): Result<void> {
  const start = buffer.dataStart + BLOCK;
  const scan = new Scan();
  let left: usize = 0; // bytes of a character whose rest is to be read
  while (true) {
    const count = read<Fd>(fd, buffer, BLOCK, CHUNK);
    if (count.isErr) {
      if (count.error.errno == Errno.INTR) continue;
      return Result.err<void>(count.code);
    }
    const end = start + count.value;
    const stop = scan.run(start - left, end, count.value == 0);
    left = end - stop;
    memory.copy(start - left, stop, left);
    counts.lines += scan.lines;
    counts.words += scan.words;
    counts.bytes += count.value;
    if (count.value == 0) return Result.done();
    progress.read(count.value);
  }
}

/** Counts the bytes alone that are left to read. */
// @ts-ignore: decorator
@borrows("fd")
export function countBytes<Fd extends AsFd>(fd: Fd, counts: Counts, progress: Progress): Result<void> {
  while (true) {
    const count = read<Fd>(fd, buffer);
    if (count.isErr) {
      if (count.error.errno == Errno.INTR) continue;
      return Result.err<void>(count.code);
    }
    if (count.value == 0) return Result.done();
    counts.bytes += count.value;
    progress.read(count.value);
  }
}

/**
 * Counts the lines and words of a text that comes in pieces. A word starts at a printable character and ends at
 * a space; all else, bytes that are not UTF-8 too, does neither.
 */
class Scan {
  /** Lines and words that started in the last piece. */
  lines: u32 = 0;
  words: u32 = 0;
  private inWord: u32 = 0;

  /** Goes over the bytes from `at` to `end`, and tells where a character starts that isn't whole, or else `end`. */
  run(at: usize, end: usize, isLast: bool): usize {
    let lines: u32 = 0, words: u32 = 0, inWord = this.inWord;
    while (at < end) {
      const block = v128.load(at);
      const beyond = i8x16.bitmask(block);
      const length = ctz(beyond | 1 << <i32>min<usize>(end - at, BLOCK));
      const live = (1 << length) - 1;
      const spaces = live & (bytesFrom(block, 0x20, 1) | bytesFrom(block, 0x09, 5));
      const printables = live & bytesFrom(block, 0x21, 0x7f - 0x21);
      const others = live & ~(spaces | printables);
      // A word can start behind a space, and behind others that follow one: adding carries over a run of them.
      const behind = spaces << 1 | (inWord ^ 1);
      const starts = printables & (behind | others + (behind & others));
      lines += popcnt(live & bytesFrom(block, 0x0a, 1));
      words += popcnt(starts);
      if (spaces | printables) inWord = u32(printables > spaces);
      at += length;

      while (at < end && load<u8>(at) >= 0x80) {
        let size = sequenceLength(load<u8>(at));
        if (at + size > end && !isLast) return this.pause(at, lines, words, inWord);
        const code = at + size > end ? INVALID : decode(at, size);
        if (code == INVALID) {
          at++;
          continue;
        }
        at += size;
        const kind = kindOf(code);
        if (kind == Kind.PRINTABLE) {
          words += inWord ^ 1;
          inWord = 1;
        } else if (kind == Kind.SPACE) inWord = 0;
      }
    }
    return this.pause(at, lines, words, inWord);
  }

  private pause(at: usize, lines: u32, words: u32, inWord: u32): usize {
    this.lines = lines;
    this.words = words;
    this.inWord = inWord;
    return at;
  }
}

/** Which bytes of a block are one of `count` from `first` on: a bit for each. */
// @ts-ignore: decorator
@inline
function bytesFrom(block: v128, first: u8, count: u8): u32 {
  return i8x16.bitmask(i8x16.lt_u(i8x16.sub(block, i8x16.splat(first)), i8x16.splat(count)));
}
