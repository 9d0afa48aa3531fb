// A callback of an Array may own values of its own.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const xs = [1, 2].map<i32>((x) => OwnedFd.open().read() + x);
  return xs[0] * 10 + xs[1];
}
