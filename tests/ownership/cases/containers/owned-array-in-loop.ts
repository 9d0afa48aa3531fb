// A loop over an OwnedArray borrows its elements.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const v = new OwnedArray<OwnedFd>();
  for (let i = 0; i < n; i++) v.push(OwnedFd.open());
  let s = 0;
  for (let i = 0; i < v.length; i++) {
    const fd = v.at(i);
    s += fd.read();
  }
  return s + v.length;
}
