// A call that was lent nothing may go to a class without a lifetime, and one that was to a class with one.
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Job {
  constructor(private call: Call) {}

  @consumes
  run(): i32 {
    return this.call.wait();
  }
}

@owned
@borrowed
class Lending {
  constructor(private call: Call) {}

  @consumes
  run(): i32 {
    return this.call.wait();
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return new Job(pause()).run() + new Lending(begin(fd)).run();
}
