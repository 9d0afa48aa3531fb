// A variable may be declared first and set later, without a type where it can be inferred.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  fd = OwnedFd.open();
  return consume(fd);
}
