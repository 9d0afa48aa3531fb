// A temporary in the initializer of an enum value, which no statement could drop, isn't allowed.
import { OwnedFd } from "../prelude";

enum Numbers {
  FIRST = OwnedFd.open().read(), //~ OWN0924
}

export function main(n: i32): i32 {
  return n + Numbers.FIRST;
}
