// An OwnedArray that holds guards can't be used after the scope of their owner.
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
  const v = new OwnedArray<Guard>();
  {
    const a = OwnedFd.open();
    v.push(new Guard(a)); //~ E0597
  }
  return v.at(0).fd.read();
}
