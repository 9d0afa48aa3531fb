// A walk has the directories that it needs, so the one that it began with may be closed meanwhile.
// check-only
import { Dir } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const dir = Dir.open(".").value;
  const walk = dir.walk();
  dir.close();
  return walk.next() === null ? 1 : n;
}
