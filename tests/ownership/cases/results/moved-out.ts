// The value of a result can't be used when it has moved out.
import { OwnedFd } from "../prelude";

@owned("T")
class Outcome<T> {
  constructor(public value: T, public errno: i32) {}

  @consumes unwrap(): T {
    return this.value;
  }
}

function open(): Outcome<OwnedFd> {
  return new Outcome<OwnedFd>(OwnedFd.open(), 0);
}

export function main(n: i32): i32 {
  const r = open();
  const fd = r.unwrap();
  return fd.read() + r.errno; //~ E0382
}
