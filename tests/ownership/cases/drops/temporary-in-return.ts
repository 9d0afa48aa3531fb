// A return computes its result, then drops temporaries, then variables.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return OwnedFd.open().read() + a.read();
}
