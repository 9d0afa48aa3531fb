// A result that nobody reads is dropped with its value.
import { OwnedFd, log } from "../prelude";

@owned("T")
class Outcome<T> {
  constructor(public value: T, public errno: i32) {}
}

function open(): Outcome<OwnedFd> {
  return new Outcome<OwnedFd>(OwnedFd.open(), 0);
}

export function main(n: i32): i32 {
  open();
  if (n > 3) {
    const r = open();
    log(9, n);
  }
  return n;
}
