// A field's initializer takes a global, which is used after the object's end.
// fault: use after the end: Fd#read at *:22:10; ended by the drop of Fd at *:14:5
import { Fd } from "./prelude";

const global = Fd.open();
let isWrong = true;

@owned
class Taker {
  fd: Fd = isWrong ? global : Fd.open();

  drop(): void {
    // The glue of an owned field.
    this.fd.drop();
  }
}

export function main(n: i32): i32 {
  isWrong = n == 0;
  const taker = new Taker();
  taker.drop();
  return global.read();
}
