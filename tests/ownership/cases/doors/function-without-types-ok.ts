// A function expression may leave out the types of owners, and what is made by a function is called as that says.
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

function reader(): (fd: Ref<OwnedFd>) => void {
  return (fd: Ref<OwnedFd>): void => {
    fd.read();
  };
}

export function main(n: i32): i32 {
  twice((fd: Ref<OwnedFd>) => {
    fd.read();
  });
  twice(reader());
  const read = reader();
  const fd = OwnedFd.open();
  read(fd);
  once((fd) => {
    consume(fd);
  });
  once((fd) => {});
  return n;
}
