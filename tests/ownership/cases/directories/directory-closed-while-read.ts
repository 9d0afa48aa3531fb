// Who reads a directory page by page borrows it; it can't be closed meanwhile.
// check-only
import { Dir } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const dir = Dir.open(".").value;
  const entries = dir.readDir();
  dir.close(); //~ E0505
  return entries.next() === null ? 1 : n;
}
