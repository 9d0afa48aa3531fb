// An object literal makes no tracked value.
import { OwnedFd } from "../prelude";

@owned
class Box {
  fd: OwnedFd | null = null;
  n: i32 = 0;
}

export function main(n: i32): i32 {
  const box: Box = { fd: OwnedFd.open(), n: 3 }; //~ OWN0932
  return box.n;
}
