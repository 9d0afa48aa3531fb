// What the message of an assertion opens isn't there where the assertion holds, and what it would move is still there.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  assert(n < 100, OwnedFd.open().read().toString());
  assert(n < 200, consume(a).toString());
  return a.read();
}
