// A variable may be set in an `if`.
import { OwnedFd, pass } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  let ok = false;
  if (n > 3) {
    fd = OwnedFd.open();
    ok = true;
  }
  else {
    fd = pass(OwnedFd.open());
  }
  return ok ? fd.read() : 0;
}
