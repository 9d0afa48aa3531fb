// What an exclusive borrow leads to can't be read while it is lent on to a borrow that is used later.
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
  const k = b.n; //~ E0503
  m.grow();
  return k;
}

export function main(n: i32): i32 {
  const b = new Buf(n);
  return change(b);
}
