// A function expression that leaves its types out takes owners: what the place calls with a borrow must say so.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

function twice(work: (fd: Ref<OwnedFd>) => void): void {
  const fd = OwnedFd.open();
  work(fd);
  work(fd);
}

function once(work: (fd: OwnedFd) => void): void {
  work(OwnedFd.open());
}

export function main(n: i32): i32 {
  twice((fd) => { //~ OWN0922
    consume(fd);
  });
  once(() => {}); //~ OWN0922
  return n;
}
