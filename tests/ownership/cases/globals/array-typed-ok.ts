// A global Array may hold what isn't tracked.
import { OwnedFd } from "../prelude";

const all = new Array<i32>();

export function main(n: i32): i32 {
  for (let i = 0; i < n; i++) all.push(OwnedFd.open().read());
  return all.length;
}
