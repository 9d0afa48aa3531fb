// A constructor can't use `this` as a whole where a class that extends its own sets owned fields later.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Base {
  size: i32 = this.count(); //~ E0381

  constructor() {
    this.init(); //~ E0381
    look(this); //~ E0381
  }

  count(): i32 {
    return 0;
  }

  @mut init(): void {}
}

@owned
class Derived extends Base {
  fd: OwnedFd = OwnedFd.open();

  count(): i32 {
    return this.fd.read();
  }

  @mut init(): void {
    this.fd = OwnedFd.open();
  }
}

function look(base: Ref<Base>): void {
  base.count();
}

export function main(n: i32): i32 {
  return new Derived().fd.read();
}
