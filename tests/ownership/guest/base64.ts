import { decode, encode } from "as-base64/assembly";
import { add, addBytes, checksum } from "./hash";

export function run(): u32 {
  for (let length = 0; length < 40; length++) {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) bytes[i] = <u8>(i * 37 + length);
    const text = encode(bytes);
    add(text);
    addBytes(decode(text));
  }
  return checksum();
}
