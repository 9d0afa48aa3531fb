// A function may return the owner itself.
import { OwnedFd } from "../prelude";

function made(): OwnedFd {
  const a = OwnedFd.open();
  a.asFd().read();
  return a;
}

export function main(n: i32): i32 {
  const a = made();
  return a.asFd().read();
}
