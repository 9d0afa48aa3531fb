// The directory of a temporary directory is borrowed from it, and can't leave the function where that ends.
// check-only
import { Dir, Ref, TempDir } from "as-io-lifetimes";

function make(path: string): Ref<Dir> { //~ E0106
  const temp = TempDir.create(path).value;
  return temp.dir;
}

export function main(n: i32): i32 {
  return make(".").exists("x").isOk ? 1 : n;
}
