// An owned value can't go into an array literal.
// rustc: accepted, because arrays drop their elements there
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = [a]; //~ OWN0906
  return v.length;
}
