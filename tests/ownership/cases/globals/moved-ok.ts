// A global may be lent.
import { OwnedFd, peek } from "../prelude";

const input = new OwnedFd(0);

export function main(n: i32): i32 {
  return peek(input) + input.asFd().read();
}
