// The initializer of an enum value may call a function that drops what it opens.
import { OwnedFd } from "../prelude";

function number(): i32 {
  return OwnedFd.open().read();
}

enum Numbers {
  FIRST = number(),
}

export function main(n: i32): i32 {
  return n + Numbers.FIRST;
}
