// An OwnedArray can't be cleared while a borrow of its element is used later.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  v.push(OwnedFd.open());
  const b = v.at(0).asFd();
  v.clear(); //~ E0502
  return b.read();
}
