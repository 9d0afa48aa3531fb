// An accessor gives a new owner where its callers expect a borrow.
// fault: never dropped
import { Ref } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

class Base {
  constructor(public inner: Fd) {}
  get fd(): Ref<Fd> {
    return this.inner;
  }
}

class Fresh extends Base {
  get fd(): Fd {
    return Fd.open();
  }
}

function make(isWrong: bool): Base {
  return isWrong ? new Fresh(Fd.open()) : new Base(Fd.open());
}

export function main(n: i32): i32 {
  const base = make(n == 0);
  const raw = base.fd.read();
  base.inner.drop();
  return raw;
}
