// A field moves out of a temporary, and the rest of that is dropped.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function make(): Pair {
  return new Pair(OwnedFd.open(), OwnedFd.open());
}

export function main(n: i32): i32 {
  const a = make().a;
  let sum = consume(make().b);
  if (consume(make().a) > n) sum++;
  const b = n > 2 ? make().b : OwnedFd.open();
  for (let i = 0; i < n; i++) if (i > 2 && consume(make().a) > 100) sum++;
  return sum + a.read() + b.read();
}
