// An OwnedArray that holds guards keeps their owners borrowed.
import { OwnedArray, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = new OwnedArray<Guard>();
  v.push(new Guard(a));
  consume(a); //~ E0505
  return v.length;
}
