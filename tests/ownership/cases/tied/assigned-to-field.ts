// A call that was lent something can't be assigned to a field of a class without a lifetime.
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Job {
  call: Call = pause();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const job = new Job();
  job.call = begin(fd); //~ E0521
  return n;
}
