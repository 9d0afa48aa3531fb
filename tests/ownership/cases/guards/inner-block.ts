// A guard that ends with an inner block lets its owner move after the block.
import { BorrowedFd, OwnedFd, consume, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: BorrowedFd) {}

  drop(): void {
    log(6, 0);
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  {
    const g = new Guard(a.asFd());
    g.fd.read();
  }
  return consume(a);
}
