// An object can't be converted while a guard of it lives.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  view(): View {
    return new View(this.fd);
  }

  @consumes intoFd(): OwnedFd {
    return this.fd;
  }
}

@owned
@borrowed
class View {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const v = f.view();
  const fd = f.intoFd(); //~ E0505
  return fd.read();
}
