// `load` and `store` can't get at the bytes of an owned value.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  store<i32>(changetype<usize>(a), 7); //~ OWN0926
  return a.raw;
}
