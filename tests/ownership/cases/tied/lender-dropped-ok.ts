// What is lent to a call may be dropped once the call is done.
import { drop } from "as-io-lifetimes/assembly/own";
import { begin } from "../calls";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const call = begin(fd);
  const read = call.wait();
  drop(fd);
  return read;
}
