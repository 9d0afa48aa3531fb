// A result that is tied to two parameters ends with the shorter of them.
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("a", "b")
function f(a: BorrowedFd, b: BorrowedFd): BorrowedFd {
  return a.read() > 3 ? a : b;
}

export function main(n: i32): i32 {
  const x = OwnedFd.open();
  let r: BorrowedFd;
  {
    const y = OwnedFd.open();
    r = f(x.asFd(), y.asFd()); //~ E0597
  }
  return r.read();
}
