// An OwnedMap owns its values, lends them and gives them back.
import { OwnedMap } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const m = new OwnedMap<i32, OwnedFd>();
  m.set(1, OwnedFd.open());
  m.set(2, OwnedFd.open());
  let s = 0;
  const a = m.get(1);
  if (a !== null) s += a.read();
  const old = m.set(1, OwnedFd.open());
  log(9, m.size);
  const b = m.remove(2);
  if (b !== null) s += b.read();
  return s;
}
