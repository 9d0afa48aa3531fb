// A variable that is a copy of a borrow can't be given away.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const r: Ref<OwnedFd> = a;
  const s = r;
  return consume(s); //~ E0507
}
