// An OwnedArray may be cleared after the last use of a borrow of its element.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  v.push(OwnedFd.open());
  const b = v.at(0).asFd();
  const s = b.read();
  v.clear();
  log(9, s);
  v.push(OwnedFd.open());
  return s + v.at(0).read();
}
