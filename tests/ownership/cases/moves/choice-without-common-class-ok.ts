// An owned interface can be what two classes have in common.
import { OwnedFd } from "../prelude";

@owned
interface Readable {
  read(): i32;
}

@owned
class Left implements Readable {
  constructor(public fd: OwnedFd) {}

  read(): i32 {
    return this.fd.read();
  }
}

@owned
class Right implements Readable {
  constructor(public fd: OwnedFd) {}

  read(): i32 {
    return this.fd.read() + 1;
  }
}

export function main(n: i32): i32 {
  const left: Readable = new Left(OwnedFd.open()),
    right: Readable = new Right(OwnedFd.open());
  const either = n > 1 ? left : right;
  return either.read();
}
