// The receiver is the value of an `||`.
// fault: use after the end: Fd#read at *:12:15; ended by the drop of Fd at *prelude.ts:35:5
import { Ref } from "as-io-lifetimes/assembly/own";
import { Fd, Holder } from "./prelude";

export function main(n: i32): i32 {
  const a = new Holder(Fd.open());
  const b: Holder | null = n > 5 ? new Holder(Fd.open()) : null;
  const fd: Ref<Fd> = a.fd;
  if (n == 0) (b || a)!.reopen();
  // The field has another value by now.
  const raw = fd.read();
  a.drop();
  return raw;
}
