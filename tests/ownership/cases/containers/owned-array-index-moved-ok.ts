// An element moves out of an OwnedArray where that closes the gap.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  v.push(OwnedFd.open());
  return v[0].read() + consume(v.remove(0));
}
