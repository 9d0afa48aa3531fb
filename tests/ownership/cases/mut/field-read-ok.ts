// A field may be read through the mutable borrow.
import { Mut } from "as-io-lifetimes/assembly/own";
import { log } from "../prelude";

@owned
class Buf {
  constructor(public n: i32) {}

  @mut grow(): void {
    log(9, this.n);
  }
}

export function main(n: i32): i32 {
  const b = new Buf(n);
  const m: Mut<Buf> = b;
  const k = m.n;
  m.grow();
  return k + b.n;
}
