// An owned value has no copy unless its class makes one.
// rustc: E0599, because asc has numbers of its own for what a type lacks
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.clone(); //~ TS2339
  return b.read(); //~ TS2339
}
