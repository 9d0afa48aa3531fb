// A private field of an owned class can't be used from outside.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(private fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return f.fd.read(); //~ E0616
}
