// An OwnedArray may give an element away.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  v.push(OwnedFd.open());
  v.push(OwnedFd.open());
  v.push(OwnedFd.open());
  const s = consume(v.remove(0));
  return s + v.at(0).read();
}
