// An object may change after the last use of what an index operator gave.
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
  const k = r.read();
  s.clear();
  return k + s[0].read();
}
