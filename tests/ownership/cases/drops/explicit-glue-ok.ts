// `drop` ends a value early.
import { drop } from "as-io-lifetimes/assembly/own";
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
  drop(pair);
  return n;
}
