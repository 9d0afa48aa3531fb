// The body of a @trusted function isn't checked.
import { Ref, forget } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

// @ts-ignore: decorator
@trusted
function dup(a: Ref<OwnedFd>): OwnedFd {
  return a;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = dup(a);
  forget(b);
  return a.read();
}
