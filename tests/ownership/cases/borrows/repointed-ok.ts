// A variable that holds another borrow lets the first owner go.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  let x = a.asFd();
  x.read();
  x = b.asFd();
  drop(a);
  return x.read();
}
