// A condition that asc decides leaves the moves of the other side in place.
import { OwnedFd, consume } from "../prelude";

function use<T>(value: T): i32 {
  if (value instanceof OwnedFd) consume(value);
  return value.read(); //~ E0382
}

export function main(n: i32): i32 {
  return use(OwnedFd.open()) + n;
}
