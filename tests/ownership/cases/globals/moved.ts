// A global can't be given away.
import { OwnedFd, consume } from "../prelude";

const G = new OwnedFd(0);

export function main(n: i32): i32 {
  return consume(G); //~ E0507
}
