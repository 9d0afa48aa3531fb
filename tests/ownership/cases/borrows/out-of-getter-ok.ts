// An owner may be dropped after the last use of what a getter lent.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Holder {
  constructor(private held: OwnedFd) {}

  get fd(): Ref<OwnedFd> {
    return this.held;
  }
}

export function main(n: i32): i32 {
  const w = new Holder(OwnedFd.open());
  const r = w.fd;
  const s = r.read();
  drop(w);
  return s;
}
