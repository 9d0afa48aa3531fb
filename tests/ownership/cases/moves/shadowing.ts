// A variable of the same name in an inner block is another one.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  {
    const a = OwnedFd.open();
    if (n > 1) {
      a.read();
    }
  }
  return a.read();
}
