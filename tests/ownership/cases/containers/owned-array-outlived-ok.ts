// An OwnedArray may end with the scope of the owner.
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
  {
    const v = new OwnedArray<Guard>();
    v.push(new Guard(a));
    v.at(0).fd.read();
  }
  return consume(a);
}
