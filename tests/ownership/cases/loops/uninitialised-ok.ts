// A variable that each turn declares and sets may move in each turn.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let s = 0;
  for (let i = 0; i < n; i++) {
    let fd: OwnedFd;
    fd = OwnedFd.open();
    s += consume(fd);
  }
  return s;
}
