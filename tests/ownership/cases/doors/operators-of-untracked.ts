// Operators and static accessors of untracked classes give and take owners.
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
  const a = maker + maker;
  const b = maker[0];
  const c: OwnedFd = Maker.fresh;
  maker[1] = OwnedFd.open();
  Maker.last = OwnedFd.open();
  Maker.last = a;
  return (maker + maker).read() + maker[0].read() + Maker.fresh.read();
}
