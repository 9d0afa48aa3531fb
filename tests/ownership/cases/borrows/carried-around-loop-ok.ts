// A borrow that each turn takes anew may be used in the next one.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  let b = a.asFd();
  for (let i = 0; i < n; i++) {
    b.read();
    consume(a);
    a = OwnedFd.open();
    b = a.asFd();
  }
  return b.read();
}
