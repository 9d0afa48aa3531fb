// Two fields are made of one value.
// fault: second drop: the drop of Fd at *:14:5; ended by the drop of Fd at *:13:5
import { Fd } from "./prelude";

let isWrong = true;

@owned
class Both {
  a: Fd = Fd.open();
  b: Fd = isWrong ? this.a : Fd.open();

  drop(): void {
    this.b.drop();
    this.a.drop();
  }
}

export function main(n: i32): i32 {
  isWrong = n == 0;
  const both = new Both();
  both.drop();
  return n;
}
