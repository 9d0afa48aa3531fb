// A method that is marked @consumes may be called on what the function owns.
import { OwnedFd } from "../prelude";

function end(a: OwnedFd): void {
  a.close();
}

export function main(n: i32): i32 {
  end(OwnedFd.open());
  return n;
}
