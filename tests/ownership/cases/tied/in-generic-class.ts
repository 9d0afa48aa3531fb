// A class that holds what its type argument holds can't go to a class without a lifetime, if that was lent something.
import { Call, begin } from "../calls";
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
  const job = new Job(new Box<Call>(begin(fd))); //~ E0521
  return n;
}
