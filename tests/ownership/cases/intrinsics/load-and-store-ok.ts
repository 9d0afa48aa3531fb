// A @trusted function may get at the bytes of an owned value.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

// @ts-ignore: decorator
@trusted
function poison(a: Ref<OwnedFd>): i32 {
  return load<i32>(changetype<usize>(a));
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return poison(a) == a.raw ? 1 : 0;
}
