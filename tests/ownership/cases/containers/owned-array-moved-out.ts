// An element that an OwnedArray lends isn't an owned value.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  v.push(OwnedFd.open());
  return consume(v.at(0)); //~ E0308
}
