// An element doesn't move out of an OwnedArray by its index.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  v.push(OwnedFd.open());
  const fd: OwnedFd = v[0]; //~ E0507
  return consume(v[0]); //~ E0507
}
