// A value can't be removed from an OwnedMap while a borrow of it is used later.
import { OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const m = new OwnedMap<i32, OwnedFd>();
  m.set(1, OwnedFd.open());
  const a = m.get(1);
  m.remove(1); //~ E0502
  return a !== null ? a.read() : 0;
}
