// What was pushed into an OwnedArray may be used as its element.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const v = new OwnedArray<OwnedFd>();
  v.push(fd);
  return v.at(0).read();
}
