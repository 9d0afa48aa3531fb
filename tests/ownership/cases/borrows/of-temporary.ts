// A borrow of a temporary ends with its statement.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const b = OwnedFd.open().asFd(); //~ E0716
  return b.read();
}
