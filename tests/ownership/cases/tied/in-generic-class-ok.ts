// A class that holds what its type argument holds may go to a class without a lifetime, if that was lent nothing.
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned("T")
@borrowed("T")
class Box<T> {
  constructor(public value: T) {}
}

@owned
class Job {
  constructor(public box: Box<Call>) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const box = new Box<Call>(begin(fd));
  const job = new Job(new Box<Call>(pause()));
  return n;
}
