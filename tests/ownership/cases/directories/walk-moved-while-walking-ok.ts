// A walk that others go on with is lent to them, exclusively.
// check-only
import { Dir, Mut, Walk } from "as-io-lifetimes";

function count(walk: Mut<Walk>): i32 {
  let n = 0;
  while (walk.next() !== null) n++;
  return n;
}

export function main(n: i32): i32 {
  const dir = Dir.open(".").value;
  const walk = dir.walk().sorted();
  for (let entry = walk.next(); entry !== null; entry = walk.next()) n += count(walk);
  return n;
}
