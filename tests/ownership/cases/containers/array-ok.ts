// An Array may hold what was read from owned values.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const v = new Array<i32>();
  for (let i = 0; i < n; i++) {
    const a = OwnedFd.open();
    v.push(a.read());
  }
  return v.length;
}
