// A field can't be set in an object that has moved.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function end(p: Pair): i32 {
  return p.b.read();
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  if (n > 3) consume(p.a);
  else {
    end(p);
    p.a = OwnedFd.open(); //~ E0382
  }
  return 0;
}
