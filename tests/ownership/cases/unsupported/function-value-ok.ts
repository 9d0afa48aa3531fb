// An object with a method stands for a function that takes an owned value.
import { OwnedFd } from "../prelude";

interface Sink {
  put(fd: OwnedFd): i32;
}

class Reader implements Sink {
  put(fd: OwnedFd): i32 {
    return fd.read();
  }
}

function apply(sink: Sink): i32 {
  return sink.put(OwnedFd.open());
}

export function main(n: i32): i32 {
  return apply(new Reader());
}
