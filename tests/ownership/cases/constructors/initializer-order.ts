// The initializer of a field can't use owned fields that are set after it.
import { OwnedFd } from "../prelude";

@owned
class Reader {
  first: i32 = this.fd.read(); //~ E0381
  second: i32 = this.size(); //~ E0381
  fd: OwnedFd = OwnedFd.open();

  size(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const reader = new Reader();
  return reader.first + reader.second;
}
