// A place is computed twice: once for the value that is taken out, once for the null that is left there.
// fault: second drop: the drop of Fd at *:15:13; ended by the drop of Fd at *:30:16
import { Fd } from "./prelude";

let counter = 0;

@owned
class Slot {
  fd: Fd | null;
  constructor(fd: Fd) {
    this.fd = fd;
  }
  drop(): void {
    const fd = this.fd;
    if (fd) fd.drop();
  }
}

function at(slots: Slot[]): Slot {
  return slots[counter++];
}

export function main(n: i32): i32 {
  const slots = [new Slot(Fd.open()), new Slot(Fd.open())];
  counter = 0;
  if (n == 0) {
    // take(at(slots).fd)
    const taken = at(slots).fd;
    at(slots).fd = null;
    if (taken) taken.drop();
  }
  slots[0].drop();
  slots[1].drop();
  return n;
}
