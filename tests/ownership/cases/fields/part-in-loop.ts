// A variable that is taken apart may get a whole value again in each turn.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  let p = new Pair(OwnedFd.open(), OwnedFd.open());
  for (let i = 0; i < n; i++) {
    if (i == 1) consume(p.a);
    else if (i == 2) consume(p.b);
    p = new Pair(OwnedFd.open(), OwnedFd.open());
    if (i == 3) break;
  }
  return p.a.read() + p.b.read();
}
