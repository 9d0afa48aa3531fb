/** A range of code points as sequences of ranges of bytes, which together are the UTF-8 of its characters. */
export class Utf8Ranges {
  /** The bytes of the sequence: each is from `lows` to `highs`. */
  lows: StaticArray<u8> = new StaticArray<u8>(4);
  highs: StaticArray<u8> = new StaticArray<u8>(4);
  length: i32 = 0;
  // What is still to be given, the next on top.
  private starts: u32[] = [];
  private ends: u32[] = [];

  constructor(start: u32, end: u32) {
    this.push(start, end);
  }

  private push(start: u32, end: u32): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Goes to the next sequence, if there is one. */
  next(): bool {
    while (this.starts.length) {
      const start = this.starts.pop(), end = this.ends.pop();
      if (start <= end && !this.split(start, end)) {
        this.length = encode(start, this.lows);
        encode(end, this.highs);
        return true;
      }
    }
    return false;
  }

  /** Puts the parts of a range back that isn't one sequence. */
  private split(start: u32, end: u32): bool {
    if (start < 0xe000 && end >= 0xd800) return this.parts(start, min(end, 0xd7ff), max(start, 0xe000), end); // surrogates
    if (start < 0x80 && end >= 0x80) return this.parts(start, 0x7f, 0x80, end);
    if (start < 0x800 && end >= 0x800) return this.parts(start, 0x7ff, 0x800, end);
    if (start < 0x10000 && end >= 0x10000) return this.parts(start, 0xffff, 0x10000, end);
    if (end < 0x80) return false;
    for (let bits = 6; bits <= 18; bits += 6) {
      const mask: u32 = (1 << bits) - 1;
      if ((start & ~mask) == (end & ~mask)) break;
      if (start & mask) return this.parts(start, start | mask, (start | mask) + 1, end);
      if ((end & mask) != mask) return this.parts(start, (end & ~mask) - 1, end & ~mask, end);
    }
    return false;
  }

  private parts(start: u32, firstEnd: u32, secondStart: u32, end: u32): bool {
    this.push(secondStart, end);
    if (start <= firstEnd) this.push(start, firstEnd);
    return true;
  }
}

function encode(code: u32, bytes: StaticArray<u8>): i32 {
  if (code < 0x80) {
    bytes[0] = <u8>code;
    return 1;
  }
  const length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (let i = length - 1; i > 0; i--, code >>= 6) bytes[i] = <u8>(0x80 | code & 0x3f);
  bytes[0] = <u8>(0xf00 >> length | code);
  return length;
}
