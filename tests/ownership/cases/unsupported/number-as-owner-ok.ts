// An owned value can be made from a number by its class.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const fd = new OwnedFd(n);
  return consume(fd);
}
