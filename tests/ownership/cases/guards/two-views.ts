// Two guards of one owner may live at once, and a guard of a guard's borrow with them.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
@borrowed
class View {
  constructor(public fd: Ref<OwnedFd>) {}

  again(): View {
    return new View(this.fd);
  }

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = new View(a);
  const w = new View(a);
  const x = v.again();
  return v.fd.read() + w.fd.read() + x.fd.read();
}
