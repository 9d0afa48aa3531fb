import { encodeCodePoint, isUtf8 } from "../wasi/utf8";

// UTF-8 to strings and back. Most text is ASCII: it is checked and widened 8 bytes at a time, or 16 with SIMD.

// @ts-ignore: decorator
@inline const BEYOND_ASCII: u64 = 0x8080808080808080;
// @ts-ignore: decorator
@inline const BEYOND_ASCII_UNITS: u64 = 0xff80ff80ff80ff80;

/** The string that `length` bytes at `at` are in UTF-8, or null where they aren't UTF-8. */
// @ts-ignore: decorator
@unsafe
export function textOf(at: usize, length: u32): string | null {
  if (isAscii(at, length)) return widened(at, length);
  return isUtf8(at, length) ? String.UTF8.decodeUnsafe(at, length) : null;
}

/** Whether all bytes are ASCII. */
// @ts-ignore: decorator
@unsafe
export function isAscii(at: usize, length: u32): bool {
  const end = at + length;
  if (ASC_FEATURE_SIMD) {
    for (; at + 16 <= end; at += 16) if (i8x16.bitmask(v128.load(at))) return false;
  }
  for (; at + 8 <= end; at += 8) if (load<u64>(at) & BEYOND_ASCII) return false;
  for (; at < end; at++) if (load<u8>(at) & 0x80) return false;
  return true;
}

function widened(at: usize, length: u32): string {
  if (!length) return "";
  let to = __new(<usize>length << 1, idof<string>());
  const text = changetype<string>(to), end = at + length;
  if (ASC_FEATURE_SIMD) {
    for (; at + 8 <= end; at += 8, to += 16) v128.store(to, v128.load_ext<u8>(at));
  }
  for (; at + 4 <= end; at += 4, to += 8) store<u64>(to, spread(load<u32>(at)));
  for (; at < end; at++, to += 2) store<u16>(to, load<u8>(at));
  return text;
}

/** Four bytes as four units of 16 bits. */
// @ts-ignore: decorator
@inline
function spread(bytes: u64): u64 {
  bytes = (bytes | bytes << 16) & 0x0000ffff0000ffff;
  return (bytes | bytes << 8) & 0x00ff00ff00ff00ff;
}

/** How far `encodeInto` came. */
export class Encoded {
  /** The first unit of the text that is left. */
  unit: i32 = 0;
  /** The place behind what was written. */
  at: usize = 0;
}

/**
 * Writes a text in UTF-8 at `state.at`, from its unit `state.unit` on, as far as there is surely room before `end`. A
 * surrogate without its pair becomes U+FFFD.
 */
// @ts-ignore: decorator
@unsafe
export function encodeInto(text: string, state: Encoded, end: usize): void {
  const length = text.length;
  let unit = state.unit, at = state.at;
  while (unit < length) {
    const from = changetype<usize>(text) + (<usize>unit << 1);
    if (unit + 4 <= length && at + 4 <= end) {
      const four = load<u64>(from);
      if (!(four & BEYOND_ASCII_UNITS)) {
        store<u32>(at, <u32>narrow(four));
        at += 4;
        unit += 4;
        continue;
      }
    }
    const first = <u32>load<u16>(from);
    if (first < 0x80) {
      if (at == end) break;
      store<u8>(at++, first);
      unit++;
      continue;
    }
    if (at + 4 > end) break;
    const code = <u32>text.codePointAt(unit);
    at = encodeCodePoint(at, code);
    unit += code > 0xffff ? 2 : 1;
  }
  state.unit = unit;
  state.at = at;
}

/** Four units of 16 bits, each below 0x80, as four bytes. */
// @ts-ignore: decorator
@inline
function narrow(units: u64): u64 {
  units = (units | units >> 8) & 0x0000ffff0000ffff;
  return units | units >> 16;
}
