// An element of an array of fixed length is borrowed, where somebody vouches for the array.
// leaks: the trusted class drops nothing
import { OwnedFd } from "../prelude";

@owned @trusted
class Three {
  items: StaticArray<OwnedFd> = [OwnedFd.open(), OwnedFd.open(), OwnedFd.open()];
}

export function main(n: i32): i32 {
  const three = new Three();
  return three.items[1].read();
}
