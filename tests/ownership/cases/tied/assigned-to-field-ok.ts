// A field of a class without a lifetime may get another call that was lent nothing.
import { take } from "as-io-lifetimes/assembly/own";
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Job {
  call: Call = pause();
  other: Call | null = null;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const job = new Job();
  job.call = pause();
  job.other = pause();
  let call = take(job.other);
  call = begin(fd);
  return call !== null ? call.wait() : 0;
}
