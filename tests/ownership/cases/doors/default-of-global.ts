// A default can't move a global, or borrow it exclusively.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

const shared = OwnedFd.open();

function end(fd: OwnedFd = shared): void {} //~ E0507
function wind(fd: Mut<OwnedFd> = shared): void { //~ E0596
  fd.rewind();
}
class Ends {
  end(fd: OwnedFd = shared): void {} //~ E0507
  static all(fd: OwnedFd = shared): void {} //~ E0507
}

export function main(n: i32): i32 {
  end();
  wind();
  Ends.all();
  new Ends().end();
  return n;
}
