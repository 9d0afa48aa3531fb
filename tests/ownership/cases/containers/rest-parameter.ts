// A rest parameter can't hold owned values.
import { OwnedFd } from "../prelude";

function f(...fds: OwnedFd[]): i32 { //~ OWN0910
  return fds.length;
}

export function main(n: i32): i32 {
  return f(OwnedFd.open(), OwnedFd.open()); //~ OWN0906 OWN0906
}
