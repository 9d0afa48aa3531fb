// A method that is marked @consumes may be the last use.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const s = a.read();
  a.close();
  return s;
}
