// A value is passed on after its end, to somebody who doesn't look at it.
// fault: use after the end: ignore at *:12:15
import { Ref } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

function ignore(fd: Ref<Fd>): void {}

export function main(n: i32): i32 {
  const fd = Fd.open();
  if (n > 0) ignore(fd);
  fd.drop();
  if (n == 0) ignore(fd);
  return n;
}
