// A function may take a value and give it back, or null.
import { OwnedFd } from "../prelude";

function checked(fd: OwnedFd, ok: bool): OwnedFd | null {
  if (!ok) return null;
  return fd;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const back = checked(fd, n > 3);
  if (back === null) return 0;
  return back.read();
}
