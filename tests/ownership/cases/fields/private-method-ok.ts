// A private method of an owned class may be called by a method of it.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(private fd: OwnedFd) {}

  private size(): i32 {
    return this.fd.read();
  }

  half(): i32 {
    return this.size() / 2;
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return f.half();
}
