// A nullable variable can't be used when its value has moved out of it.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const o = OwnedFd.tryOpen(n > 2);
  if (o === null) return 0;
  const fd = o!;
  const s = consume(fd);
  const p = o; //~ E0382
  return s;
}
