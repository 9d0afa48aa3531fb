// A function that nobody calls is checked, too.
import { OwnedFd, consume } from "../prelude";

function unused(a: OwnedFd): void {
  consume(a);
  consume(a); //~ E0382
}

export function main(n: i32): i32 {
  return 0;
}
