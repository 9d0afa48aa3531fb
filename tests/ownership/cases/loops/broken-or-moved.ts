// A turn may move what it declared or leave the loop with it.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  for (let i = 0; i < 4; i++) {
    const fd = OwnedFd.open();
    if (i == n) break;
    drop(fd);
    log(9, i);
  }
  return n;
}
