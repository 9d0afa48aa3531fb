// A variable without a value can't move.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  while (true) {
    let fd: OwnedFd;
    consume(fd); //~ E0381
  }
}
