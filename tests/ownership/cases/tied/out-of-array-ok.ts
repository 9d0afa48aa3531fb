// What a call that comes out of an array was lent may be dropped once the call is done.
import { OwnedArray, drop } from "as-io-lifetimes/assembly/own";
import { Call, begin } from "../calls";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const calls = new OwnedArray<Call>();
  calls.push(begin(fd));
  const read = calls.remove(0).wait();
  drop(calls);
  drop(fd);
  return read;
}
