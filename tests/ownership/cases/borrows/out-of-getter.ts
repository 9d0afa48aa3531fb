// A variable without a type that gets a borrow is a borrow.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class W {
  constructor(public f: OwnedFd) {}

  get fd(): Ref<OwnedFd> {
    return this.f;
  }
}

export function main(n: i32): i32 {
  const w = new W(OwnedFd.open());
  const r = w.fd;
  drop(w); //~ E0505
  return r.read();
}
