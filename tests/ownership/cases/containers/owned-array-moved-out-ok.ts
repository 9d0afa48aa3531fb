// An element may be removed from an OwnedArray, or replaced.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  v.push(OwnedFd.open());
  const s = consume(v.replace(0, OwnedFd.open()));
  return s + consume(v.remove(0));
}
