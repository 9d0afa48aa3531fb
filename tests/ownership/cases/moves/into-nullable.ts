// A value that moved into a nullable variable can't be used by the old name.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const o: OwnedFd | null = fd;
  const k = fd.read(); //~ E0382
  return o !== null ? k : 0;
}
