// An interface holds no values, so a generic one isn't tracked for the sake of its type arguments.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

interface Sink<T> {
  put(value: T): i32;
}

class Count implements Sink<OwnedFd> {
  put(fd: OwnedFd): i32 {
    return fd.read();
  }
}

function fill(sink: Sink<OwnedFd>): i32 {
  return sink.put(OwnedFd.open());
}

export function main(n: i32): i32 {
  const sink: Sink<OwnedFd> = new Count();
  return fill(sink) + fill(new Count());
}
