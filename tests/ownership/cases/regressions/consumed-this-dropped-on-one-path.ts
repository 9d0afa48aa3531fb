// What moved as a whole isn't dropped again in parts.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Hold {
  constructor(public fd: OwnedFd) {}

  @consumes end(n: i32): i32 {
    if (n > 3) drop(this);
    return n;
  }
}

export function main(n: i32): i32 {
  return new Hold(OwnedFd.open()).end(n);
}
