// A parameter of a @view interface borrows an owned value.
import { log } from "../prelude";

@view
interface HasRaw {
  raw: i32;
}

@owned
class Fd2 implements HasRaw {
  raw: i32 = 3;

  drop(): void {
    log(6, this.raw);
  }
}

function show(x: HasRaw): i32 {
  return x.raw;
}

export function main(n: i32): i32 {
  const fd = new Fd2();
  return show(fd) + show(new Fd2());
}
