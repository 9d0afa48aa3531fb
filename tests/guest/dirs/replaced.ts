import { fs } from "as-io-lifetimes";

/** Replaces the file `times` times, by as many bytes of "a" and "b" in turns as they are far apart. */
export function replace(times: i32): void {
  for (let i = 0; i < times; i++) {
    const bytes = new Uint8Array(i & 1 ? 50_000 : 150_000);
    bytes.fill(i & 1 ? 0x62 : 0x61);
    fs.replaceFile("dir/file", bytes).expect("replaceFile");
  }
}
