// The drop of a call comes before the end of what it was lent.
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let call: Call = pause();
  const fd = OwnedFd.open();
  call = begin(fd); //~ E0597
  return n;
}
