// A call may take a value and what was read through its borrow.
import { OwnedFd } from "../prelude";

function add(k: i32, a: OwnedFd): i32 {
  return k + a.read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return add(a.asFd().read(), a);
}
