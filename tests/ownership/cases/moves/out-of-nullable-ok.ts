// A value may move out of a nullable variable after a check for null.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const o = OwnedFd.tryOpen(n > 2);
  if (o === null) return 0;
  const fd = o!;
  return consume(fd);
}
