// What a condition moves before it is false can't be used later.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  if (n > 3 && (drop(fd), false)) return 1;
  return n > 5 ? 2 : consume(fd); //~ E0382
}
