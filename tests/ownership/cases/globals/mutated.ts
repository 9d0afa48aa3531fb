// A global can't be changed: it may be borrowed by anyone.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

const all = new OwnedArray<OwnedFd>();

export function main(n: i32): i32 {
  all.push(OwnedFd.open()); //~ E0596
  return all.length;
}
