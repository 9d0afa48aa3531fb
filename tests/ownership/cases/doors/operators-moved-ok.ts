// What an operator or an accessor of an untracked class takes is used before.
import { OwnedFd } from "../prelude";

class Maker {
  constructor(public n: i32) {}

  @operator("+")
  static add(a: Maker, b: Maker): OwnedFd {
    return OwnedFd.open();
  }

  @operator("[]")
  at(i: i32): OwnedFd {
    return OwnedFd.open();
  }

  @operator("[]=")
  put(i: i32, fd: OwnedFd): void {}

  static get fresh(): OwnedFd {
    return OwnedFd.open();
  }

  static set last(fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const maker = new Maker(1);
  const a = OwnedFd.open(),
    b = OwnedFd.open();
  const sum = a.read() + b.read();
  maker[1] = a;
  Maker.last = b;
  return sum;
}
