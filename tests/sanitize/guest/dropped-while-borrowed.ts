// A callee drops what its caller borrows.
// fault: drop while borrowed: the drop of Fd at *:7:15; borrowed as shared by end at *:13:3
import { Ref } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

function end(fd: Ref<Fd>, n: i32): void {
  if (n == 0) fd.drop();
}

export function main(n: i32): i32 {
  const fd = Fd.open();
  // It doesn't say that it takes it.
  end(fd, n);
  fd.drop();
  return n;
}
