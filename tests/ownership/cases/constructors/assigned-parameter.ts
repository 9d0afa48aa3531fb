// A parameter that sets a field is empty in the body of the constructor. A value that it is assigned there is dropped.
import { OwnedFd } from "../prelude";

@owned
class Log {
  constructor(
    public fd: OwnedFd,
    n: i32,
  ) {
    if (n > 3) fd = OwnedFd.open();
    else fd = OwnedFd.open();
    fd.read();
    if (n > 2) fd.close();
  }
}

export function main(n: i32): i32 {
  return new Log(OwnedFd.open(), n).fd.read();
}
