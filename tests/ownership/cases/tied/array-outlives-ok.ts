// A call that comes out of an array borrows what it was lent, and not the array.
import { OwnedArray, drop } from "as-io-lifetimes/assembly/own";
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const calls = new OwnedArray<Call>();
  calls.push(begin(fd));
  const first = calls.remove(0);
  calls.push(pause());
  drop(calls);
  return first.wait();
}
