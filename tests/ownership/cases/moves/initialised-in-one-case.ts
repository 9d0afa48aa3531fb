// A variable that not every case sets can't be used after the switch.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  switch (n) {
    case 0: {
      fd = OwnedFd.open();
      break;
    }
    default: {}
  }
  return fd.read(); //~ E0381
}
