// A borrow of a variable of a `for` can't be used after the loop.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const z = OwnedFd.open();
  let b = z.asFd();
  for (let a = OwnedFd.open(), i = 0; i < n; i++) {
    b = a.asFd(); //~ E0597
  }
  return b.read();
}
