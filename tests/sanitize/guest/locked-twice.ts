// One call borrows a value exclusively twice.
// fault: two exclusive borrows in one call: swap at *:11:15; borrowed exclusively by swap at *:11:15
import { Mut } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

function swap(a: Mut<Fd>, b: Mut<Fd>): void {}

export function main(n: i32): i32 {
  const a = Fd.open(),
    b = Fd.open();
  if (n == 0) swap(a, a);
  else swap(a, b);
  a.drop();
  b.drop();
  return n;
}
