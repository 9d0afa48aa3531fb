// A generic function drops what it owns also where its file has nothing to do with ownership.
import { count, second } from "../plain";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = second(OwnedFd.open(), OwnedFd.open());
  return count(fd.read());
}
