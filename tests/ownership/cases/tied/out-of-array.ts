// A call that comes out of an array still borrows what it was lent.
import { OwnedArray, drop } from "as-io-lifetimes/assembly/own";
import { Call, begin } from "../calls";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const calls = new OwnedArray<Call>();
  calls.push(begin(fd));
  const first = calls.remove(0);
  drop(calls);
  drop(fd); //~ E0505
  return first.wait();
}
