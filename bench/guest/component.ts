import { File } from "as-io-lifetimes";

// What bench/component.ts measures: the library in a component.

const buffer = new Uint8Array(16);
let file = changetype<File>(0);

export function prepare(): void {
  file = File.open("data").value;
}

/** Reads 16 bytes `n` times, from the start of the file. */
export function read(n: u32): void {
  file.seek(0);
  for (let i: u32 = 0; i < n; i++) if (file.read(buffer).value != 16) unreachable();
}

/** Reads the first 16 bytes `n` times. */
export function pread(n: u32): void {
  for (let i: u32 = 0; i < n; i++) if (file.readAt(0, buffer).value != 16) unreachable();
}

/** Opens a file and closes it, `n` times. */
export function open(n: u32): void {
  for (let i: u32 = 0; i < n; i++) File.open("data").value.close();
}
