// A function can't return a mutable borrow of its own variable.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("static")
function made(): Mut<OwnedFd> {
  const a = OwnedFd.open();
  return a; //~ E0515
}

export function main(n: i32): i32 {
  made().rewind();
  return 0;
}
