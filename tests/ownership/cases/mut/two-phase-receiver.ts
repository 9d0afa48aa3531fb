// The receiver of a @mut method may be read by the arguments.
import { OwnedFd } from "../prelude";

@owned
class Buf {
  n: i32 = 0;

  constructor(public fd: OwnedFd) {}

  len(): i32 {
    return this.n;
  }

  @mut grow(k: i32): void {
    this.n = this.n + k + 1;
  }
}

export function main(n: i32): i32 {
  const b = new Buf(OwnedFd.open());
  b.grow(b.len());
  b.grow(b.len());
  return b.n;
}
