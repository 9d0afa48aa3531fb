// An instance of a generic that owns nothing, compiled while one that owns is, has the body as it was written.
import { OwnedFd } from "../prelude";

class Plain {
  constructor(public id: i32) {}
}

@owned
class Holder {
  constructor(private fd: OwnedFd) {}
  drop(): void { end<Plain>(new Plain(this.fd.raw)); }
}

function end<T>(value: T): void {}

export function main(n: i32): i32 {
  end<Holder>(new Holder(OwnedFd.open()));
  return n;
}
