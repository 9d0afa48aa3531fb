// A method can't borrow what the method that it overrides takes by value.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class P {
  constructor(public raw: i32) {}

  eat(fd: OwnedFd): i32 {
    return fd.raw;
  }
}

@owned
class Q extends P {
  constructor() {
    super(1);
  }

  eat(fd: Ref<OwnedFd>): i32 { //~ E0195
    return fd.raw;
  }
}

export function main(n: i32): i32 {
  return 0;
}
