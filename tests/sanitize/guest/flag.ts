// The flag that says whether to drop is set behind the move.
// fault: second drop: the drop of Fd at *:9:13
import { Fd, consume } from "./prelude";

export function main(n: i32): i32 {
  let flag = false;
  const fd = Fd.open(), raw = n < 2 ? ((flag = false), consume(fd)) : 0;
  if (n != 1) flag = true;
  if (flag) fd.drop();
  return raw;
}
