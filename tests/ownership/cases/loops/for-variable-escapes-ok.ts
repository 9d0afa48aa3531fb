// A borrow of a variable that is declared before the loop may be used after it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const z = OwnedFd.open();
  const a = OwnedFd.open();
  let b = z.asFd();
  for (let i = 0; i < n; i++) {
    b = a.asFd();
  }
  return b.read();
}
