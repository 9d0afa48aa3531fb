// A result that is tied to one parameter may outlive the other.
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("a")
function f(a: BorrowedFd, b: BorrowedFd): BorrowedFd {
  b.read();
  return a;
}

export function main(n: i32): i32 {
  const x = OwnedFd.open();
  let r: BorrowedFd;
  {
    const y = OwnedFd.open();
    r = f(x.asFd(), y.asFd());
  }
  return r.read();
}
