// A default can't move another parameter.
import { OwnedFd } from "../prelude";

function both(a: OwnedFd, b: OwnedFd = a): void {} //~ E0507

export function main(n: i32): i32 {
  both(OwnedFd.open());
  return n;
}
