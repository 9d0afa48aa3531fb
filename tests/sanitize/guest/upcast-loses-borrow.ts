// A guard as a value of an interface that says nothing of borrows.
// fault: use of a borrow after the end of its owner: Stream#read at *:23:15
import { Ref } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

@owned
interface Stream {
  read(): i32;
}

@owned @borrowed
class Source implements Stream {
  constructor(private fd: Ref<Fd>) {}
  read(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const fd = Fd.open();
  const stream: Stream = new Source(fd);
  if (n == 0) fd.drop();
  const raw = stream.read();
  if (n > 0) fd.drop();
  return raw;
}
