// A loop can't move in each turn what is declared before it.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  for (let i = 0; i < n; i++) consume(a); //~ E0382
  return 0;
}
