// Getters give borrows, setters take them.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

namespace ns {
  export function mk(): OwnedFd {
    return OwnedFd.open();
  }
}

@owned
class H {
  private f: OwnedFd;

  constructor() {
    this.f = ns.mk();
  }

  get fd(): Ref<OwnedFd> {
    return this.f;
  }

  @mut set fd(v: Ref<OwnedFd>) {
    log(9, v.raw);
  }

  static of(): H {
    return new H();
  }
}

export function main(n: i32): i32 {
  const h = H.of();
  const o = OwnedFd.open();
  h.fd = o;
  return h.fd.read();
}
