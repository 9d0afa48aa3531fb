// A guard is a value of an interface that is marked `@borrowed`.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
@borrowed
interface Stream {
  read(): i32;
}

@owned
@borrowed
class Guard implements Stream {
  constructor(private fd: Ref<OwnedFd>) {}

  read(): i32 {
    return this.fd.read();
  }
}

function wrap(fd: Ref<OwnedFd>): Stream {
  return new Guard(fd);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  let stream: Stream = wrap(fd);
  stream = new Guard(fd);
  return stream.read();
}
