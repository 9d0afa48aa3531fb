// A readonly static field that owns may be lent.
import { OwnedFd, peek } from "../prelude";

class Std {
  static readonly input: OwnedFd = new OwnedFd(0);
}

export function main(n: i32): i32 {
  return Std.input.read() + peek(Std.input);
}
