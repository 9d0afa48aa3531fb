// A variable as a statement of its own moves, and its value is dropped there.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  fd;
  return fd.read(); //~ E0382
}
