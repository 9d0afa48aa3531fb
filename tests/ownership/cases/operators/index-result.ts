// A borrow that an index operator gives keeps the object borrowed.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Slots {
  a: OwnedFd;

  constructor() {
    this.a = OwnedFd.open();
  }

  @operator("[]") private at(i: i32): Ref<OwnedFd> {
    return this.a;
  }

  @mut clear(): void {
    this.a = OwnedFd.open();
  }
}

export function main(n: i32): i32 {
  const s = new Slots();
  const r: Ref<OwnedFd> = s[0];
  s.clear(); //~ E0502
  return r.read();
}
