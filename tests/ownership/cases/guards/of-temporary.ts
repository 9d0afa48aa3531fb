// A guard of a temporary ends with its statement, before the temporary.
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

export function main(n: i32): i32 {
  const s = new View(OwnedFd.open()).fd.read();
  log(9, s);
  return s;
}
