// The index operators of an owned class lend and take.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
class Slots {
  a: OwnedFd;
  b: OwnedFd;

  constructor() {
    this.a = OwnedFd.open();
    this.b = OwnedFd.open();
  }

  @operator("[]") private at(i: i32): Ref<OwnedFd> {
    return i == 0 ? this.a : this.b;
  }

  @operator("[]=") @mut private put(i: i32, v: Ref<OwnedFd>): void {
    log(9, v.raw);
  }
}

export function main(n: i32): i32 {
  const s = new Slots();
  const o = OwnedFd.open();
  s[1] = o;
  return s[0].read() + s[1].read();
}
