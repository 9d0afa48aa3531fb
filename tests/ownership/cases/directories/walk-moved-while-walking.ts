// A walk that was moved goes on under its new name only.
// check-only
import { Dir, Walk } from "as-io-lifetimes";

function count(walk: Walk): i32 {
  let n = 0;
  while (walk.next() !== null) n++;
  return n;
}

export function main(n: i32): i32 {
  const dir = Dir.open(".").value;
  const walk = dir.walk();
  for (let entry = walk.next(); entry !== null; entry = walk.next()) { //~ E0382
    n += count(walk); //~ E0382
  }
  return n;
}
