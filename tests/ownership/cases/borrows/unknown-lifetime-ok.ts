// @lifetime may name a parameter that isn't the first.
import { BorrowedFd, OwnedFd, consume } from "../prelude";

// @ts-ignore: decorator
@lifetime("b")
function second(a: BorrowedFd, b: BorrowedFd): BorrowedFd {
  a.read();
  return b;
}

export function main(n: i32): i32 {
  const x = OwnedFd.open();
  const y = OwnedFd.open();
  const r = second(x.asFd(), y.asFd());
  consume(x);
  return r.read();
}
