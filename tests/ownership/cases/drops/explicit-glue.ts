// The method that the compiler adds to drop a value can't be called either.
import { OwnedFd } from "../prelude";

@owned
class Pair {
  constructor(
    public first: OwnedFd,
    public second: OwnedFd,
  ) {}
}

export function main(n: i32): i32 {
  const pair = new Pair(OwnedFd.open(), OwnedFd.open());
  pair.__own_drop(); //~ E0040
  return n;
}
