// A temporary that a method was called on is dropped at the end of its statement, the last one first.
import { OwnedFd, peek } from "../prelude";

export function main(n: i32): i32 {
  let s = OwnedFd.open().read() + peek(OwnedFd.open());
  s += OwnedFd.open().asFd().read();
  return s;
}
