// A value may be used before it is forgotten.
// leaks: forgotten on purpose
import { forget } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const s = fd.read();
  forget(fd);
  return s;
}
