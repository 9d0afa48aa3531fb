// A destructor can't be called by hand.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  a.drop(); //~ E0040
  return 0;
}
