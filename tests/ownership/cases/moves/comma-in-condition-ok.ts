// What one expression of a comma moves, it may move where nothing follows.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  if (n > 3) {
    (drop(fd), log(9, n));
    return 1;
  }
  return n > 5 ? 2 : consume(fd);
}
