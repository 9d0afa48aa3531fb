// A value that a function makes leaves it as an owner.
import { OwnedFd } from "../prelude";

function f(): OwnedFd {
  return OwnedFd.open();
}

export function main(n: i32): i32 {
  return f().asFd().read();
}
