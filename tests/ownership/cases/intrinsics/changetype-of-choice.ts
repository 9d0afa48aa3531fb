// `changetype` can't look into one of two owned values either.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const p = changetype<usize>(n > 3 ? a : b); //~ OWN0926
  return p == 0 ? 1 : 0;
}
