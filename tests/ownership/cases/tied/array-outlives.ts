// An array of calls doesn't outlive what one of them was lent.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { Call, begin } from "../calls";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const calls = new OwnedArray<Call>();
  const fd = OwnedFd.open();
  calls.push(begin(fd)); //~ E0597
  return calls.length;
}
