// A generic method moves and drops where its argument owns.
import { OwnedFd } from "../prelude";

@owned
class Pool {
  constructor(public fd: OwnedFd) {}

  swap<T>(a: T, b: T, n: i32): T {
    return n > 3 ? a : b;
  }
}

export function main(n: i32): i32 {
  const p = new Pool(OwnedFd.open());
  const x = p.swap<OwnedFd>(OwnedFd.open(), OwnedFd.open(), n);
  return x.read() + p.swap<i32>(1, 2, n);
}
