// A function value may make owned values of its own and give a number.
import { OwnedFd } from "../prelude";

function make(): i32 {
  return OwnedFd.open().read();
}

export function main(n: i32): i32 {
  const g = make;
  return g();
}
