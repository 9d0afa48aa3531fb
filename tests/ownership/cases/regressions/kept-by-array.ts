// What an array of guards is of must outlive the array.
import { OwnedArray, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const guards = new OwnedArray<Guard>();
  {
    const fd = OwnedFd.open();
    guards.push(new Guard(fd)); //~ E0597
  }
  return guards[0].fd.read();
}
