// A borrow of a field ends with the object, also where another field has moved.
import { BorrowedFd, OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  let b: BorrowedFd;
  {
    const p = new Pair(OwnedFd.open(), OwnedFd.open());
    consume(p.a);
    b = p.b.asFd(); //~ E0597
  }
  return b.read();
}
