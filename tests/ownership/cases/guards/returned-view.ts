// A function may return a guard of what it was lent.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
@borrowed
class View {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

function view(fd: Ref<OwnedFd>): View {
  return new View(fd);
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = view(a);
  return v.fd.read();
}
