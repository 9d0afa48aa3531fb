// Generic owned classes may hold one another.
import { OwnedFd } from "../prelude";

@owned("T")
class Cell<T> {
  constructor(public value: T) {}
}

export function main(n: i32): i32 {
  const c = new Cell<Cell<OwnedFd>>(new Cell<OwnedFd>(OwnedFd.open()));
  const d = new Cell<Cell<i32>>(new Cell<i32>(n));
  return c.value.value.read() + d.value.value;
}
