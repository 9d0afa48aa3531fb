// A parameter of type T moves where T is owned.
import { OwnedFd } from "../prelude";

function id<T>(x: T): T {
  return x;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = id(a);
  return a.read() + b.read(); //~ E0382
}
