// An initializer in a namespace has no place to drop a temporary, be it of a variable or of a static field.
import { OwnedFd } from "../prelude";

namespace outer {
  export const first = OwnedFd.open().read(); //~ OWN0924
  export namespace inner {
    export class C {
      static second: i32 = OwnedFd.open().read(); //~ OWN0924
    }
  }
}

export function main(n: i32): i32 {
  return outer.first + outer.inner.C.second;
}
