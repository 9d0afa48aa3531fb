// A variable that is a copy of a borrow may be lent on.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, peek } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const r: Ref<OwnedFd> = a;
  const s = r;
  return peek(s) + peek(r) + consume(a);
}
