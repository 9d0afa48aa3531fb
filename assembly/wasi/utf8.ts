// UTF-16 to UTF-8 without the GC heap, for paths on their way to WASI and for messages.

/** Writes a code point at `at` and gives the place behind it. A surrogate, which stands for none, becomes U+FFFD. */
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

/** Writes a text at `at`, where there is room for 3 bytes for each of its units, and gives the place behind it. */
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
