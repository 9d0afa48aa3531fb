// A global that owns must be const.
import { OwnedFd } from "../prelude";

let g = OwnedFd.open(); //~ OWN0902

export function main(n: i32): i32 {
  return 0;
}
