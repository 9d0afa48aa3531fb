// A borrow that has copied what it needs is used after the end of its owner.
// fault: use of a borrow after the end of its owner: Number#read at *:10:10; ended by the drop of Fd at *:8:15
import { Fd, Number } from "./prelude";

export function main(n: i32): i32 {
  const fd = Fd.open();
  const number = new Number(fd);
  if (n == 0) fd.drop();
  // @ts-ignore: a borrow
  return number.read() + (n > 0 ? end(fd) : 0);
}

function end(fd: Fd): i32 {
  fd.drop();
  return 0;
}
