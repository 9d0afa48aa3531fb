// Statements outside of functions drop what they make.
import { OwnedFd, consume } from "../prelude";

let total = 0;

{
  const a = OwnedFd.open();
  total += a.read();
  if (total > 100) consume(a);
}

OwnedFd.open();

if (OwnedFd.open().read() > 4) {
  total++;
}

export function main(n: i32): i32 {
  return total;
}
