// A variable that every case sets may be used after the switch.
import { OwnedFd, pass } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  switch (n) {
    case 0: {
      fd = OwnedFd.open();
      break;
    }
    default: {
      fd = pass(OwnedFd.open());
    }
  }
  return fd.read();
}
