// A borrow from before a loop can't be used in a turn after its owner has moved.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  let b = a.asFd();
  for (let i = 0; i < n; i++) {
    b.read();
    consume(a); //~ E0505
    a = OwnedFd.open(); //~ E0506
  }
  return 0;
}
