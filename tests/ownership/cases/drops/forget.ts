// What is forgotten is never dropped.
// leaks: forgotten on purpose
import { forget } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (n > 3) return a.intoRaw();
  const b = OwnedFd.open();
  forget(b);
  return 0;
}
