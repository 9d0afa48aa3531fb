// An initializer of a global has no place to drop a temporary.
import { OwnedFd } from "../prelude";

let total = OwnedFd.open().read(); //~ OWN0924

export function main(n: i32): i32 {
  return total;
}
