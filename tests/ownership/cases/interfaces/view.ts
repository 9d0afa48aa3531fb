// A parameter of a @view interface takes owners and borrows alike, and borrows both.
import { AsFd, BorrowedFd, OwnedFd } from "../prelude";

@owned
class File implements AsFd {
  constructor(public fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

@borrowed
class B2 implements AsFd {
  constructor(public b: BorrowedFd) {}

  asFd(): BorrowedFd {
    return this.b;
  }
}

function dyn(fd: AsFd): i32 {
  return fd.asFd().read();
}

// @ts-ignore: decorator
@borrows("fd")
function stat<T extends AsFd>(fd: T): i32 {
  return fd.asFd().read();
}

function tieV(fd: AsFd): BorrowedFd {
  return fd.asFd();
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const b = new B2(f.asFd());
  const s = dyn(f) + dyn(b) + stat(f) + stat(b) + dyn(new File(OwnedFd.open()));
  const t = tieV(f);
  return s + t.read();
}
