// A temporary directory leaves the function that made it as what owns it, or as the directory that is kept.
// check-only
import { Dir, TempDir } from "as-io-lifetimes";

function make(path: string): TempDir {
  return TempDir.create(path).value;
}

function makeForGood(path: string): Dir {
  const temp = TempDir.create(path).value;
  return temp.keep();
}

export function main(n: i32): i32 {
  const temp = make("."), dir = makeForGood(".");
  return temp.dir.exists("x").isOk && dir.exists("x").isOk ? 1 : n;
}
