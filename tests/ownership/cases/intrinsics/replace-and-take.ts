// `replace` and `take` move out of a field and leave something behind.
import { replace, take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class File {
  fd: OwnedFd;
  opt: OwnedFd | null = null;

  constructor(fd: OwnedFd) {
    this.fd = fd;
  }

  @mut swap(fd: OwnedFd): OwnedFd {
    return replace(this.fd, fd);
  }

  @mut pull(): OwnedFd | null {
    return take(this.opt);
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  f.opt = OwnedFd.open();
  const old = f.swap(OwnedFd.open());
  if (n > 3) {
    const p = f.pull();
    if (p !== null) p.read();
  }
  return old.read() + f.fd.read();
}
