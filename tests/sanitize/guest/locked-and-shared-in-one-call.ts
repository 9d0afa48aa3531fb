// One call borrows a value exclusively and as shared.
// fault: exclusive borrow beside a shared one: both at *:13:15; borrowed as shared by both at *:13:15
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

function both(a: Mut<Fd>, b: Ref<Fd>): i32 {
  return a.raw + b.raw;
}

export function main(n: i32): i32 {
  const a = Fd.open(),
    b = Fd.open();
  if (n == 0) both(a, a);
  else both(a, b);
  a.drop();
  b.drop();
  return n;
}
