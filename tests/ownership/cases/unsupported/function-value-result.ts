// An owned value can't come out of a call through a function value.
import { OwnedFd } from "../prelude";

function make(): OwnedFd {
  return OwnedFd.open();
}

export function main(n: i32): i32 {
  const f = (): i32 => 1;
  const g = make; //~ OWN0922
  return g().read() + f(); //~ OWN0922
}
