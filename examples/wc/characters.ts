import { pageOf, pages } from "../../build/wc/printable";

/** What a character is to the count of words. */
export enum Kind {
  /** Neither starts nor ends a word: controls, unassigned code points. */
  OTHER,
  /** Ends a word. */
  SPACE,
  /** Starts a word, or is in one. */
  PRINTABLE,
}

/** The kind of a code point beyond ASCII. */
// @ts-ignore: decorator
@inline
export function kindOf(code: u32): Kind {
  const page = pages + ((<usize>load<u8>(pageOf + (code >> 8))) << 5);
  if (load<u8>(page + (code >> 3 & 31)) >> <u8>(code & 7) & 1) return Kind.PRINTABLE;
  return isSpace(code) ? Kind.SPACE : Kind.OTHER;
}

/** The spaces of Unicode, those that don't break a line included; the separators U+2028 and U+2029 are controls. */
function isSpace(code: u32): bool {
  return code >= 0x2000 && code <= 0x200a || code == 0xa0 || code == 0x1680 || code == 0x202f || code == 0x205f
    || code == 0x2060 || code == 0x3000;
}

/** How many bytes a UTF-8 sequence has that starts with `lead`, a byte beyond ASCII; 1 where none does. */
// @ts-ignore: decorator
@inline
export function sequenceLength(lead: u32): u32 {
  if (lead < 0xc2 || lead > 0xf4) return 1;
  return 2 + u32(lead >= 0xe0) + u32(lead >= 0xf0);
}

/** Stands for bytes that are not UTF-8. */
// @ts-ignore: decorator
@inline export const INVALID: u32 = 0xffffffff;

/** Decodes the UTF-8 sequence of `length` bytes at `at`, or gives INVALID. */
// @ts-ignore: decorator
@inline
export function decode(at: usize, length: u32): u32 {
  const lead = <u32>load<u8>(at), second = <u32>load<u8>(at, 1) ^ 0x80;
  if (length == 1 || second > 0x3f) return INVALID;
  if (length == 2) return (lead & 0x1f) << 6 | second;
  const third = <u32>load<u8>(at, 2) ^ 0x80;
  if (third > 0x3f) return INVALID;
  if (length == 3) {
    const code = (lead & 0x0f) << 12 | second << 6 | third;
    return code < 0x800 || code >> 11 == 0xd800 >> 11 ? INVALID : code;
  }
  const fourth = <u32>load<u8>(at, 3) ^ 0x80;
  if (fourth > 0x3f) return INVALID;
  const code = (lead & 0x07) << 18 | second << 12 | third << 6 | fourth;
  return code < 0x10000 || code > 0x10ffff ? INVALID : code;
}
