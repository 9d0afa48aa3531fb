// A constructor may store a borrow of something that outlives the object.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@borrowed
class Child {
  constructor(public fd: Ref<OwnedFd>) {}
}

@owned
@borrowed
class Parent {
  child: Child;

  constructor(public own: OwnedFd, fd: Ref<OwnedFd>) {
    this.child = new Child(fd);
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const p = new Parent(OwnedFd.open(), a);
  return p.child.fd.read() + p.own.read();
}
