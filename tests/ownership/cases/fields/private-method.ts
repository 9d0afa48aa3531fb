// A private method of an owned class can't be called from outside.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(private fd: OwnedFd) {}

  private size(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return f.size(); //~ E0624
}
