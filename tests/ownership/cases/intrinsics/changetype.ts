// `changetype` can neither look into an owned value nor make one.
import { forget } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const p = changetype<usize>(a); //~ OWN0926
  const b = changetype<OwnedFd>(p); //~ OWN0926
  forget(b);
  return a.read();
}
