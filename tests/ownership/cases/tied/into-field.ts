// A call that was lent something can't go to a class without a lifetime.
import { Call, begin } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Job {
  constructor(private call: Call) {}

  @consumes
  run(): i32 {
    return this.call.wait();
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return new Job(begin(fd)).run(); //~ E0521
}
