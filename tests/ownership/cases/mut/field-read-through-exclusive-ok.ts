// What an exclusive borrow leads to can be read again when the borrow that it was lent on to is over.
import { Mut } from "as-io-lifetimes/assembly/own";
import { log } from "../prelude";

@owned
class Buf {
  constructor(public n: i32) {}

  @mut grow(): void {
    log(9, this.n);
  }
}

function change(b: Mut<Buf>): i32 {
  const m: Mut<Buf> = b;
  m.grow();
  const k = b.n;
  return k;
}

export function main(n: i32): i32 {
  const b = new Buf(n);
  return change(b);
}
