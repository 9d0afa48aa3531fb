// Conversions take by value and give by value.
import { take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd | null) {}

  static from(fd: OwnedFd): File {
    return new File(fd);
  }

  @consumes intoFd(): OwnedFd | null {
    return take(this.fd);
  }
}

export function main(n: i32): i32 {
  const f = File.from(OwnedFd.open());
  if (n > 3) {
    const o = f.intoFd();
    return o !== null ? o.read() : 0;
  }
  return 1;
}
