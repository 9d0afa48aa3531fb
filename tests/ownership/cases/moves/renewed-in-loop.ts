// A variable that gets a new value in each turn may be moved in each turn.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  let i = 0;
  while (i < n) {
    consume(a);
    a = OwnedFd.open();
    i++;
  }
  return a.read();
}
