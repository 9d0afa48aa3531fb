// The body of an arrow function is checked like any other.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const f = (k: i32): i32 => {
    const a = OwnedFd.open();
    consume(a);
    return a.read(); //~ E0382
  };
  return f(n);
}
