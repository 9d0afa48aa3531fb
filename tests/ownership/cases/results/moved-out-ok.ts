// The value of a result may move out of it.
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

function count(): Outcome<i32> {
  return new Outcome<i32>(4, 0);
}

export function main(n: i32): i32 {
  const r = open();
  if (r.errno != 0) return r.errno;
  const fd = r.unwrap();
  const c = count();
  return fd.read() + c.unwrap() + open().unwrap().read();
}
