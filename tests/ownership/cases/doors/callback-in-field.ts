// A function in a field or a global is called as the type of the field says.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, peek } from "../prelude";

const look: (fd: Ref<OwnedFd>) => i32 = peek;

class Calls {
  constructor(
    public look: (fd: Ref<OwnedFd>) => i32,
    public end: (fd: OwnedFd) => i32,
  ) {}

  run(fd: Ref<OwnedFd>): i32 {
    const kept = this.look;
    return kept(fd) + this.look(fd);
  }
}

export function main(n: i32): i32 {
  const calls = new Calls(peek, consume);
  const fd = OwnedFd.open();
  return look(fd) + calls.run(fd) + calls.end(fd);
}
