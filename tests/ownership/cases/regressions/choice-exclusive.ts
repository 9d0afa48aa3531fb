// One of two values is borrowed exclusively, as the receiver of a method.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  (n > 3 ? a : b).rewind();
  return a.read();
}
