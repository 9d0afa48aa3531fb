// An arrow function may own values, and drops them.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const f = (k: i32): i32 => {
    const a = OwnedFd.open();
    const s = a.read();
    if (k > 3) consume(a);
    return s;
  };
  return f(n);
}
