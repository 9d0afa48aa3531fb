// @trusted: memory by address, and owners by their handles
import { encodeCodePoint, sequenceLength } from "../wasi/utf8";

// UTF-8 to strings and back. Most text is ASCII: it goes 8 bytes at a time, or 16 with SIMD, and what is left behind the
// last whole block goes with a block that overlaps the one before.

// @ts-ignore: decorator
@inline const BEYOND_ASCII: u64 = 0xff80ff80ff80ff80;

/** The string that `length` bytes at `at` are in UTF-8, or null where they aren't UTF-8. */
// @ts-ignore: decorator
@unsafe
export function textOf(at: usize, length: u32): string | null {
  if (!length) return "";
  // @ts-ignore: of AssemblyScript's runtime
  const start: usize = __new(<usize>length << 1, idof<string>());
  const done = widen(at, length, start);
  if (done == length) return changetype<string>(start);
  const end = decode(at + done, at + length, start + (<usize>done << 1));
  // @ts-ignore: of AssemblyScript's runtime
  return end ? changetype<string>(__renew(start, end - start)) : null;
}

/** Writes bytes as UTF-16 units and returns how many: all, or those before a block with other bytes than ASCII. */
// @ts-ignore: decorator
@inline
function widen(at: usize, length: u32, to: usize): u32 {
  const start = at, end = at + length;
  if (ASC_FEATURE_SIMD && length >= 16) {
    for (; at + 16 < end; at += 16, to += 32) {
      const bytes = v128.load(at);
      if (i8x16.bitmask(bytes)) return <u32>(at - start);
      v128.store(to, i16x8.extend_low_i8x16_u(bytes));
      v128.store(to, i16x8.extend_high_i8x16_u(bytes), 16);
    }
    const bytes = v128.load(end - 16);
    if (i8x16.bitmask(bytes)) return <u32>(at - start);
    to += (end - 16 - at) << 1;
    v128.store(to, i16x8.extend_low_i8x16_u(bytes));
    v128.store(to, i16x8.extend_high_i8x16_u(bytes), 16);
    return length;
  }
  if (length >= 4) {
    for (; at + 4 < end; at += 4, to += 8) {
      const bytes = load<u32>(at);
      if (bytes & 0x80808080) return <u32>(at - start);
      store<u64>(to, spread(bytes));
    }
    const bytes = load<u32>(end - 4);
    if (bytes & 0x80808080) return <u32>(at - start);
    store<u64>(to + ((end - 4 - at) << 1), spread(bytes));
    return length;
  }
  for (; at < end; at++, to += 2) {
    const byte = load<u8>(at);
    if (byte & 0x80) break;
    store<u16>(to, byte);
  }
  return <u32>(at - start);
}

/** Four bytes as four units of 16 bits. */
// @ts-ignore: decorator
@inline
function spread(bytes: u64): u64 {
  bytes = (bytes | bytes << 16) & 0x0000ffff0000ffff;
  return (bytes | bytes << 8) & 0x00ff00ff00ff00ff;
}

/** Writes UTF-8 as UTF-16 units and returns the address after them, or 0 if it isn't UTF-8. */
function decode(at: usize, end: usize, to: usize): usize {
  while (at < end) {
    const size = sequenceLength(at, end), lead = <u32>load<u8>(at);
    if (!size) return 0;
    let code = lead;
    if (size == 2) code = (lead & 0x1f) << 6 | continuation(at, 1);
    else if (size == 3) code = (lead & 0x0f) << 12 | continuation(at, 1) << 6 | continuation(at, 2);
    else if (size == 4) {
      code = ((lead & 0x07) << 18 | continuation(at, 1) << 12 | continuation(at, 2) << 6 | continuation(at, 3)) - 0x10000;
      store<u16>(to, 0xd800 | code >> 10);
      to += 2;
      code = 0xdc00 | code & 0x3ff;
    }
    store<u16>(to, code);
    to += 2;
    at += size;
  }
  return to;
}

/** The six bits of a byte behind a lead. */
// @ts-ignore: decorator
@inline
function continuation(at: usize, index: usize): u32 {
  return load<u8>(at + index) & 0x3f;
}

/**
 * Writes the `length` units of a text at `from` as bytes at `to`, if all are ASCII; otherwise says no, and what is at
 * `to` means nothing.
 */
// @ts-ignore: decorator
@unsafe
export function encodeAscii(from: usize, length: u32, to: usize): bool {
  const end = from + (<usize>length << 1);
  if (ASC_FEATURE_SIMD && length >= 16) {
    for (; from + 32 < end; from += 32, to += 16) if (!narrow16(from, to)) return false;
    return narrow16(end - 32, to - ((from + 32 - end) >> 1));
  }
  if (length >= 4) {
    for (; from + 8 < end; from += 8, to += 4) if (!narrow4(from, to)) return false;
    return narrow4(end - 8, to - ((from + 8 - end) >> 1));
  }
  for (; from < end; from += 2, to++) {
    const unit = load<u16>(from);
    if (unit >= 0x80) return false;
    store<u8>(to, <u8>unit);
  }
  return true;
}

// @ts-ignore: decorator
@inline
function narrow16(from: usize, to: usize): bool {
  const low = v128.load(from), high = v128.load(from, 16);
  v128.store(to, i8x16.narrow_i16x8_u(low, high));
  return !v128.any_true(v128.and(v128.or(low, high), i16x8.splat(<i16>0xff80)));
}

// @ts-ignore: decorator
@inline
function narrow4(from: usize, to: usize): bool {
  const units = load<u64>(from);
  const pairs = (units | units >> 8) & 0x0000ffff0000ffff;
  store<u32>(to, <u32>(pairs | pairs >> 16));
  return !(units & BEYOND_ASCII);
}

/** How far `encodeInto` came. */
export class Encoded {
  /** The first unit of the text that is left. */
  unit: i32 = 0;
  /** The address after the written bytes. */
  at: usize = 0;
}

/**
 * Writes a text in UTF-8 at `state.at`, from its unit `state.unit` on, as far as there is room before `end`. A surrogate
 * without its pair becomes U+FFFD.
 */
// @ts-ignore: decorator
@unsafe
export function encodeInto(text: string, state: Encoded, end: usize): void {
  const length = text.length;
  let unit = state.unit, at = state.at;
  while (unit < length) {
    const from = changetype<usize>(text) + (<usize>unit << 1);
    if (unit + 4 <= length && at + 4 <= end && encodeAscii(from, 4, at)) {
      at += 4;
      unit += 4;
      continue;
    }
    const code = <u32>text.codePointAt(unit);
    if (at + (code < 0x80 ? 1 : 4) > end) break;
    at = encodeCodePoint(at, code);
    unit += code > 0xffff ? 2 : 1;
  }
  state.unit = unit;
  state.at = at;
}
