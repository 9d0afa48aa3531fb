// A variable can't be set behind &&.
// rustc: E0381, because there a block can set it
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  const ok = n > 3 && (fd = OwnedFd.open(), true); //~ OWN0924
  return fd.read(); //~ E0381
}
