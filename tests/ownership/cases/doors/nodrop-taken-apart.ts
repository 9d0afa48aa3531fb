// What is left of a value that is taken apart is dropped, in a function marked `@nodrop` as well.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}

  @nodrop
  @consumes
  intoFirst(): OwnedFd {
    return this.a;
  }
}

// @ts-ignore: decorator
@nodrop
function first(pair: Pair): i32 {
  return consume(pair.a);
}

export function main(n: i32): i32 {
  const a = new Pair(OwnedFd.open(), OwnedFd.open()).intoFirst();
  return first(new Pair(OwnedFd.open(), OwnedFd.open())) + a.read();
}
