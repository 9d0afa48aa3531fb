// A default parameter takes the parameter before it, which is dropped as well.
// fault: second drop: the drop of Fd at *:10:3; ended by the drop of Fd at *:9:3
import { Fd } from "./prelude";

let isWrong = true;
let spare: Fd | null = null;

function two(a: Fd, b: Fd = isWrong ? a : spare!): void {
  b.drop();
  a.drop();
}

export function main(n: i32): i32 {
  isWrong = n == 0;
  spare = isWrong ? null : Fd.open();
  two(Fd.open());
  return n;
}
