// What every part of a condition has done is sure where it holds, and not where it doesn't.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }

  @consumes finish(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  const guard = new Guard(a);
  if (n > 1 && (guard.finish() > 0 && OwnedFd.open().read() > 3)) a.rewind();
  let b = OwnedFd.open();
  if (n < 2 || consume(b) > 100) return 1;
  b = OwnedFd.open();
  const c = OwnedFd.open();
  const d = OwnedFd.open();
  const read = !(n > 4 && consume(d) > 0) ? consume(c) : 0;
  return read + b.read();
}
