// A call that was lent something can't go to a function which passes it on to a field.
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Job {
  private call: Call = pause();

  @mut
  set(call: Call): void {
    this.put(call);
  }

  @mut
  private put(call: Call): void {
    this.call = call;
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const job = new Job();
  job.set(begin(fd)); //~ E0521
  return n;
}
