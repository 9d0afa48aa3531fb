// A branch that asc leaves out for a type isn't checked for it.
import { OwnedFd } from "../prelude";

function show<T>(x: T): i32 {
  if (isInteger<T>()) {
    return <i32>x;
  }
  else {
    return 1;
  }
}

export function main(n: i32): i32 {
  return show<i32>(n) + show(OwnedFd.open());
}
