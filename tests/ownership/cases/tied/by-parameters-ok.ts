// A function that keeps nothing of its call may be passed one that was lent something.
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Job {
  private call: Call = pause();

  @mut
  set(call: Call): void {
    this.call = call;
  }

  finish(call: Call): i32 {
    return this.now(call);
  }

  private now(call: Call): i32 {
    return call.wait();
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const job = new Job();
  job.set(pause());
  return job.finish(begin(fd));
}
