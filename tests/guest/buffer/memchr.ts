import { findByte, findLastByte } from "as-io-lifetimes/assembly/buffer/memchr";

const bytes = new Uint8Array(128);

export function aByteIsFoundInEveryPlace(): void {
  for (let start = 0; start < 20; start++) {
    for (let end = start; end < 60; end++) {
      check(start, end, -1, -1);
      for (let place = start; place < end; place++) {
        check(start, end, place, -1);
        check(start, end, place, end - 1);
      }
    }
  }
}

/** With the byte at two places, or one, or none, and at both sides of the range, where it must not be found. */
function check(start: i32, end: i32, first: i32, last: i32): void {
  for (let byte = 0; byte < 256; byte += 51) {
    bytes.fill(<u8>(byte ^ 0x80));
    if (start) bytes[start - 1] = <u8>byte;
    bytes[end] = <u8>byte;
    if (first >= 0) bytes[first] = <u8>byte;
    if (last >= 0) bytes[last] = <u8>byte;
    const at = bytes.dataStart;
    assert(findByte(at + start, at + end, <u8>byte) == at + (first >= 0 ? first : end), "the first");
    assert(findLastByte(at + start, at + end, <u8>byte) == at + (last >= 0 ? last : first >= 0 ? first : end), "the last");
  }
}

export function everyByteIsToldFromItsNeighbours(): void {
  for (let i = 0; i < 256; i++) {
    for (let other = 0; other < 256; other++) {
      bytes.fill(<u8>other, 0, 16);
      const at = bytes.dataStart, expected = i == other ? at : at + 16;
      assert(findByte(at, at + 16, <u8>i) == expected, "one word and the next");
    }
  }
}
