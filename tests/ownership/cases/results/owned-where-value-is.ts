// A generic result owns where its value does.
import { OwnedFd } from "../prelude";

@owned("T")
class Outcome<T> {
  constructor(public value: T, public errno: i32) {}
}

function open(n: i32): Outcome<OwnedFd> {
  return new Outcome<OwnedFd>(OwnedFd.open(), n > 3 ? n : 0);
}

function count(n: i32): Outcome<i32> {
  return new Outcome<i32>(n, 0);
}

export function main(n: i32): i32 {
  const r = open(n);
  if (r.errno != 0) return r.errno;
  const c = count(n);
  return r.value.read() + c.value;
}
