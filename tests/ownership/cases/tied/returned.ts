// A call that a function returns borrows what the function was lent, if its body passes that on.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { Call, begin } from "../calls";
import { OwnedFd } from "../prelude";

function either(a: Ref<OwnedFd>, b: Ref<OwnedFd>, first: bool): Call {
  return first ? begin(a) : begin(b);
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const call = either(a, b, n > 3);
  drop(b); //~ E0505
  return call.wait();
}
