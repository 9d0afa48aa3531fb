// A function value borrows and owns as its type says.
import { Ref, OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

function each(all: Ref<OwnedArray<OwnedFd>>, visit: (fd: Ref<OwnedFd>) => void): void {
  for (let i = 0; i < all.length; i++) visit(all[i]);
}

function end(fd: OwnedFd, how: (fd: OwnedFd) => i32): i32 {
  return how(fd);
}

type Make = () => OwnedFd;

function make(how: Make): OwnedFd {
  return how();
}

export function main(n: i32): i32 {
  const all = new OwnedArray<OwnedFd>();
  all.push(OwnedFd.open());
  each(all, (fd: Ref<OwnedFd>): void => {
    log(6, fd.raw);
  });
  const how = consume;
  const fd = make((): OwnedFd => OwnedFd.open());
  return end(OwnedFd.open(), how) + end(fd, (fd: OwnedFd): i32 => fd.read());
}
