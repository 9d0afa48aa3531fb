// A default value can't keep a borrow of another parameter, which the caller doesn't know of.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

function second(first: Ref<OwnedFd>, other: Ref<OwnedFd> = first): i32 { //~ E0521
  return other.read();
}

function both(first: OwnedFd, other: OwnedFd = first): i32 { //~ E0507
  return consume(first) + consume(other);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return second(fd) + both(fd);
}
