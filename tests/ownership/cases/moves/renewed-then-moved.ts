// A variable that was renewed can move once again, and not twice.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let fd = OwnedFd.open();
  const first = fd;
  fd = OwnedFd.open();
  drop(fd);
  return consume(fd) + first.read(); //~ E0382
}
