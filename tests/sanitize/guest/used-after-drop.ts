// A borrow of a field outlives what the field had.
// fault: use after the end: Fd#read at *:11:15; ended by the drop of Fd at *prelude.ts:35:5
import { Ref } from "as-io-lifetimes/assembly/own";
import { Fd, Holder } from "./prelude";

export function main(n: i32): i32 {
  const holder = new Holder(Fd.open());
  let fd: Ref<Fd> = holder.fd;
  holder.me().reopen();
  if (n > 0) fd = holder.fd;
  const raw = fd.read();
  holder.drop();
  return raw;
}
