// A value may be removed from an OwnedMap after the last use of a borrow of it.
import { OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const m = new OwnedMap<i32, OwnedFd>();
  m.set(1, OwnedFd.open());
  const a = m.get(1);
  const s = a !== null ? a.read() : 0;
  m.remove(1);
  log(9, m.size);
  return s;
}
