// A constructor can't store a borrow of `this` in it.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@borrowed
class Child {
  constructor(public p: Ref<Parent>) {}
}

@owned
@borrowed
class Parent {
  c: Child | null = null;

  constructor(public fd: OwnedFd) {
    this.c = new Child(this); //~ E0515
  }
}

export function main(n: i32): i32 {
  return 0;
}
