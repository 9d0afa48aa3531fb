// A method that an owned interface marks as consuming ends the value behind it once, also under the sanitizer.
import { OwnedFd } from "../prelude";

@owned
@consumes("close")
interface Closing {
  close(): i32;
}

@owned
class Reader implements Closing {
  constructor(public fd: OwnedFd) {}

  @consumes close(): i32 {
    return this.fd.read();
  }
}

function open(): Closing {
  return new Reader(OwnedFd.open());
}

export function main(n: i32): i32 {
  const closing = open();
  return n > 1 ? closing.close() : 0;
}
