// A guard's destructor runs after the end of what it guards.
// fault: use of a borrow after the end of its owner: the drop of Guard at *:9:3; ended by the drop of Fd at *:8:15
import { Fd, Guard } from "./prelude";

export function main(n: i32): i32 {
  const fd = Fd.open();
  const guard = new Guard(fd);
  if (n == 0) fd.drop();
  guard.drop();
  if (n > 0) fd.drop();
  return n;
}
