// The library's containers hold owners.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const local = new OwnedArray<OwnedFd>();
  local.push(OwnedFd.open());
  local.push(OwnedFd.open());
  return local.length;
}
