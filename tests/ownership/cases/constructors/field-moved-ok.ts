// A constructor may take a nullable field back.
import { take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Slot {
  fd: OwnedFd | null;

  constructor(fd: OwnedFd) {
    this.fd = fd;
    const back = take(this.fd);
    if (back !== null) back.read();
  }
}

export function main(n: i32): i32 {
  const s = new Slot(OwnedFd.open());
  return s.fd === null ? 1 : 0;
}
