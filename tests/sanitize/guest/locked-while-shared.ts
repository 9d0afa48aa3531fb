// A method that changes its receiver is called on one that a caller borrows as shared.
// fault: exclusive borrow beside a shared one: Fd#rewind at *:7:3; borrowed as shared by spoil at *:17:15
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

function spoil(fd: Ref<Fd>): void {
  fd.rewind();
}

function use(fd: Mut<Fd>): void {
  fd.rewind();
  fd.read();
}

export function main(n: i32): i32 {
  const fd = Fd.open();
  if (n == 0) spoil(fd);
  else use(fd);
  fd.drop();
  return n;
}
