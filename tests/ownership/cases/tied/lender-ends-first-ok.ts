// A call that is dropped first may have been lent anything.
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  let call: Call = pause();
  call = begin(fd);
  return n;
}
