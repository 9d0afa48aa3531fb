// A result that is tied to two parameters may be used while both owners live.
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("a", "b")
function either(a: BorrowedFd, b: BorrowedFd): BorrowedFd {
  return a.read() > 3 ? a : b;
}

export function main(n: i32): i32 {
  const x = OwnedFd.open();
  const y = OwnedFd.open();
  const r = either(x.asFd(), y.asFd());
  return r.read();
}
