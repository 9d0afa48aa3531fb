// A value can't be dropped by hand twice.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  drop(fd);
  drop(fd); //~ E0382
  return 0;
}
