// A guard isn't a value of an interface that isn't marked `@borrowed`.
import { Ref, OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
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
  return new Guard(fd); //~ E0521
}

function end(stream: Stream): i32 {
  return stream.read();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  let stream: Stream;
  stream = new Guard(fd); //~ E0521
  const all = new OwnedArray<Stream>();
  all.push(new Guard(fd)); //~ E0521
  return end(new Guard(fd)) + stream.read(); //~ E0521
}
