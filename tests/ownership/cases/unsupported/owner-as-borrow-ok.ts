// An owned value lends itself by a method.
import { OwnedFd, readFd } from "../prelude";

export function main(n: i32): i32 {
  return readFd(OwnedFd.open().asFd());
}
