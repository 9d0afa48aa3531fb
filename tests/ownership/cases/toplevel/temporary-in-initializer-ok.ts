// A function has a place to drop a temporary that a global is made from.
import { OwnedFd } from "../prelude";

function first(): i32 {
  return OwnedFd.open().read();
}

let total = first();

export function main(n: i32): i32 {
  return total + n;
}
