// A nullable value that may have moved is dropped if it didn't and isn't null.
import { OwnedFd } from "../prelude";

function eat(a: OwnedFd | null): i32 {
  return a !== null ? a.read() : 0;
}

export function main(n: i32): i32 {
  const a = OwnedFd.tryOpen(n > 2);
  if (n > 4) eat(a);
  return eat(null);
}
