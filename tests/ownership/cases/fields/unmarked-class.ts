// A class with an owned field must be marked @owned.
// rustc: accepted, because there every type drops its fields
import { OwnedFd } from "../prelude";

class File {
  constructor(public fd: OwnedFd) {} //~ OWN0904
}

export function main(n: i32): i32 {
  return 0;
}
