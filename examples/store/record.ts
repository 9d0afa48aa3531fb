// The records of a store's log, one behind the other:
//
//     | checksum of the rest (4) | length of the key (4) | length of the value (4) | key … | value … |
//
// A record without a value has TOMBSTONE as the length: its key is removed.

/** The bytes before the key. */
export const HEAD: i32 = 12;
export const TOMBSTONE: u32 = 0xffff_ffff;
export const LONGEST_KEY: u32 = 1 << 16;
export const LONGEST_VALUE: u32 = 1 << 26;

/** Makes a record; without a value it removes its key. */
export function encode(key: Uint8Array, value: Uint8Array | null): Uint8Array {
  const record = new Uint8Array(HEAD + key.length + (value === null ? 0 : value.length));
  const head = new DataView(record.buffer);
  head.setUint32(4, key.length, true);
  head.setUint32(8, value === null ? TOMBSTONE : value.length, true);
  record.set(key, HEAD);
  if (value !== null) record.set<Uint8Array>(value, HEAD + key.length);
  head.setUint32(0, checksum(record, 4), true);
  return record;
}

/** FNV-1a over the bytes from `at` on. It finds records that were not written whole; it is no protection from malice. */
export function checksum(bytes: Uint8Array, at: i32): u32 {
  let sum: u32 = 0x811c9dc5;
  for (let i = at; i < bytes.length; i++) sum = (sum ^ unchecked(bytes[i])) * 0x01000193;
  return sum;
}
