// A default makes a value of its own.
import { OwnedFd } from "../prelude";

function both(a: OwnedFd, b: OwnedFd = OwnedFd.open()): void {}

export function main(n: i32): i32 {
  both(OwnedFd.open());
  both(OwnedFd.open(), OwnedFd.open());
  return n;
}
