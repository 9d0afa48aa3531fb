// A temporary file has its directory as a clone, so the owner of that may end before.
// check-only
import { Dir, TempFile } from "as-io-lifetimes";

function make(path: string): TempFile {
  const dir = Dir.open(path).value;
  return TempFile.createIn(dir).value;
}

export function main(n: i32): i32 {
  return make(".").close().isOk ? 1 : n;
}
