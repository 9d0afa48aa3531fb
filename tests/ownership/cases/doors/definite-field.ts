// A field that is declared with `!` is set later, and dropped if it is set.
import { OwnedFd } from "../prelude";

@owned
class Late {
  fd!: OwnedFd;
  constructor() {}

  @mut init(): void {
    this.fd = OwnedFd.open();
  }
}

export function main(n: i32): i32 {
  const late = new Late();
  if (n > 0) late.init();
  if (n > 1) late.init();
  if (n > 2) late.fd = OwnedFd.open();
  return n > 0 ? late.fd.read() : 0;
}
