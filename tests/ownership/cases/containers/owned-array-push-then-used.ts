// An OwnedArray takes what is pushed into it.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const v = new OwnedArray<OwnedFd>();
  v.push(fd);
  return fd.read(); //~ E0382
}
