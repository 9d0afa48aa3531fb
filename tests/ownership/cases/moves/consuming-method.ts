// A method that is marked @consumes takes its receiver away.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  a.close();
  return a.read(); //~ E0382
}
