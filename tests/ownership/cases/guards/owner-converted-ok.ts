// An object may be converted when its guard has ended.
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
  {
    const v = f.view();
    v.fd.read();
  }
  const fd = f.intoFd();
  return fd.read();
}
