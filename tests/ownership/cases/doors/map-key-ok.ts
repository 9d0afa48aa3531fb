// A map drops its values.
import { OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const all = new OwnedMap<i32, OwnedFd>();
  all.set(1, OwnedFd.open());
  return all.size;
}
