// A guard that moves on both sides of a choice takes its borrow along.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const guard = new Guard(a);
  const other = n > 3 ? guard : guard;
  const read = consume(a); //~ E0505
  return read + other.fd.raw;
}
