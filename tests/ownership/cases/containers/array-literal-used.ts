// An owned value can't go into an array literal, and so is still there.
// rustc: E0382, because there the array takes it
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const v = [fd]; //~ OWN0906
  return fd.read() + v.length;
}
