// @trusted: raw calls of WASI preview1, and memory by address
// UTF-16 to UTF-8 without the GC heap, for paths on their way to WASI and for messages; and back, where what comes
// from WASI need not be UTF-8.

/** Writes a code point at `at` and returns the address after it. A surrogate becomes U+FFFD. */
// @ts-ignore: decorator
@unsafe
export function encodeCodePoint(at: usize, code: u32): usize {
  if (code < 0x80) {
    store<u8>(at, code);
    return at + 1;
  }
  if (code < 0x800) {
    store<u8>(at++, 0xc0 | code >> 6);
  } else {
    if ((code & 0xfffff800) == 0xd800) code = 0xfffd;
    if (code < 0x10000) {
      store<u8>(at++, 0xe0 | code >> 12);
    } else {
      store<u8>(at++, 0xf0 | code >> 18);
      store<u8>(at++, 0x80 | code >> 12 & 0x3f);
    }
    store<u8>(at++, 0x80 | code >> 6 & 0x3f);
  }
  store<u8>(at, 0x80 | code & 0x3f);
  return at + 1;
}

/** Writes a text at `at`, with room for 3 bytes for each of its units, and returns the address after it. */
// @ts-ignore: decorator
@unsafe
export function encodeText(at: usize, text: string): usize {
  for (let i = 0, n = text.length; i < n; i++) {
    const code = <u32>text.codePointAt(i);
    if (code > 0xffff) i++;
    at = encodeCodePoint(at, code);
  }
  return at;
}

/** The text that `length` bytes at `at` are. A byte that isn't part of UTF-8 becomes U+FFFD. */
// @ts-ignore: decorator
@unsafe
export function decodeText(at: usize, length: u32): string {
  // The standard library's decoder takes the bytes behind a false one for a part of it, and ends the text there.
  if (isUtf8(at, length)) return String.UTF8.decodeUnsafe(at, length);
  let text = "";
  for (let end = at + length; at < end;) {
    const size = sequenceLength(at, end);
    text += size ? String.UTF8.decodeUnsafe(at, size) : "\ufffd";
    at += max(size, 1);
  }
  return text;
}

/** Whether bytes are well-formed UTF-8. */
// @ts-ignore: decorator
@unsafe
export function isUtf8(at: usize, length: u32): bool {
  for (let end = at + length; at < end;) {
    while (at + 8 <= end && !(load<u64>(at) & 0x8080808080808080)) at += 8; // ASCII
    if (at == end) break;
    const size = sequenceLength(at, end);
    if (!size) return false;
    at += size;
  }
  return true;
}

/** How many bytes the UTF-8 sequence at `at` has, 0 where there is no whole one (table 3-7 of the Unicode Standard). */
// @ts-ignore: decorator
@unsafe
export function sequenceLength(at: usize, end: usize): u32 {
  const lead = load<u8>(at);
  if (lead < 0x80) return 1;
  let size: u32 = 0, low: u8 = 0x80, high: u8 = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) size = 2;
  else if (lead >= 0xe0 && lead <= 0xef) {
    size = 3;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    size = 4;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  } else return 0;
  if (at + size > end) return 0;
  for (let i: u32 = 1; i < size; i++) {
    const byte = load<u8>(at + i);
    if (byte < low || byte > high) return 0;
    low = 0x80;
    high = 0xbf;
  }
  return size;
}
