// A variable as a statement of its own ends its value.
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const other = OwnedFd.open();
  if (n > 3) {
    fd;
    log(9, n);
  }
  return other.read();
}
