// An OwnedArray that holds guards drops them before their owners.
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
  const a = OwnedFd.open();
  const v = new OwnedArray<Guard>();
  v.push(new Guard(a));
  v.push(new Guard(a));
  return v.at(1).fd.read();
}
