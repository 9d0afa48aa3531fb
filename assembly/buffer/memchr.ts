// @trusted: memory by address, and owners by their handles
// Looking for a byte, 16 at a time where SIMD is on (`asc --enable simd`), otherwise 8. Reads nothing beyond `end`.

/** Where `byte` is first in the memory from `at` up to `end`, or `end` where it isn't. C's `memchr`. */
// @ts-ignore: decorator
@unsafe
export function findByte(at: usize, end: usize, byte: u8): usize {
  if (ASC_FEATURE_SIMD) {
    const wanted = i8x16.splat(byte);
    for (; at + 16 <= end; at += 16) {
      const found = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
      if (found) return at + ctz(found);
    }
  }
  const wanted = <u64>byte * ONES;
  for (; at + 8 <= end; at += 8) {
    const found = zeros(load<u64>(at) ^ wanted);
    if (found) return at + <usize>(ctz(found) >> 3);
  }
  while (at < end && load<u8>(at) != byte) at++;
  return at;
}

/** Where `byte` is last in the memory from `at` up to `end`, or `end` where it isn't. C's `memrchr`. */
// @ts-ignore: decorator
@unsafe
export function findLastByte(at: usize, end: usize, byte: u8): usize {
  let last = end;
  if (ASC_FEATURE_SIMD) {
    const wanted = i8x16.splat(byte);
    for (; last >= at + 16; last -= 16) {
      const found = i8x16.bitmask(i8x16.eq(v128.load(last - 16), wanted));
      if (found) return last - 16 + (31 - clz(found));
    }
  }
  while (last > at) if (load<u8>(--last) == byte) return last;
  return end;
}

// @ts-ignore: decorator
@inline const ONES: u64 = 0x0101010101010101;

/** The top bit of each byte that is zero. Above the lowest of them there may be bits too many. */
// @ts-ignore: decorator
@inline
function zeros(word: u64): u64 {
  return (word - ONES) & ~word & ONES << 7;
}
