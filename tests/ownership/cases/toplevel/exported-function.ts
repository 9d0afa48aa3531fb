// A function for the host may take and give owned values.
// check-only
import { OwnedFd, consume } from "../prelude";

export function open(): OwnedFd {
  return OwnedFd.open();
}

export function close(fd: OwnedFd): void {
  consume(fd);
}

export function main(n: i32): i32 {
  return n;
}
