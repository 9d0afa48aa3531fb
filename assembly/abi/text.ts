import { alloc, free } from "./memory";

/** The string that the host wrote, whose bytes are freed. */
export function takeString(at: usize, size: u32): string {
  const text = String.UTF8.decodeUnsafe(at, size);
  free(at, size);
  return text;
}

/** Like `takeString`, for the address and size stored at `at`. */
export function loadString(at: usize): string {
  return takeString(load<usize>(at), load<u32>(at, 4));
}

/** How many bytes a string has as UTF-8. A surrogate without its other half becomes U+FFFD. */
// @ts-ignore: decorator
@inline
export function byteLength(text: string): u32 {
  return <u32>String.UTF8.byteLength(text);
}

/** Writes a string as UTF-8 to a block of `size` bytes, its `byteLength`. */
export function giveString(text: string, size: u32): usize {
  const at = alloc(size);
  String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, at, false, String.UTF8.ErrorMode.REPLACE);
  return at;
}

/** Writes a string to a block of its own, and its address and size to `at`. */
export function storeString(at: usize, text: string): void {
  const size = byteLength(text);
  store<usize>(at, giveString(text, size));
  store<u32>(at, size, 4);
}
