// The side of a decided condition that asc compiles is the only one that counts.
import { OwnedFd, consume } from "../prelude";

function use<T>(value: T): i32 {
  if (value instanceof OwnedFd) return consume(value);
  return value.read();
}

export function main(n: i32): i32 {
  return use(OwnedFd.open()) + n;
}
