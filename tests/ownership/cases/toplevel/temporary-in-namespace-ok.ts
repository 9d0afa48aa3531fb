// A function has a place to drop the temporaries that a namespace is made from.
import { OwnedFd } from "../prelude";

function open(): i32 {
  return OwnedFd.open().read();
}

namespace outer {
  export const first = open();
  export namespace inner {
    export class C {
      static second: i32 = open();
    }
  }
}

export function main(n: i32): i32 {
  return outer.first + outer.inner.C.second;
}
